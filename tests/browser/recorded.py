"""A call as call control reports it, with the raw file the engine leaves."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import numpy as np
import psycopg
from psycopg.types.json import Jsonb

from contracts.call_events import TABLE
from tests.telephony.house import House
from tests.telephony.sound import RATE

CITIZEN_TONE, OPERATOR_TONE = 440, 880
LOUD = 8000


@dataclass(frozen=True)
class Recorded:
    """A call that is over, whose recording is about to be sealed."""

    call_id: UUID
    caller: str
    seconds: int


def two_tones(seconds: int) -> bytes:
    """Return raw samples: one tone on the citizen's side, another on the operator's."""
    moments = np.arange(RATE * seconds) / RATE
    sides = [LOUD * np.sin(2 * np.pi * tone * moments) for tone in (CITIZEN_TONE, OPERATOR_TONE)]
    return np.stack(sides, axis=1).astype("<i2").tobytes()


def _make_day(recordings: Path, day: Path) -> None:
    """Make the day's folder as the engine would, whose account writes there next."""
    owner = recordings.stat()
    for folder in (day.parent.parent, day.parent, day):
        if not folder.exists():
            folder.mkdir()
            os.chown(folder, owner.st_uid, owner.st_gid)


def report_call(
    house: House, *, caller: str, operator_id: int, seconds: int, now: datetime
) -> Recorded:
    """Leave the raw file, and report the call: answered, held, a pause for privacy, ended."""
    call_id, path = uuid4(), f"{now:%Y/%m/%d}/{uuid4()}.raw"
    raw = house.recordings / path
    _make_day(house.recordings, raw.parent)
    raw.write_bytes(two_tones(seconds))
    begun = now - timedelta(seconds=seconds)
    who = {"operator_id": operator_id}
    answered = {**who, "seat": "8001", "device": "browser", "waited_seconds": 3.0}
    ended = {"outcome": "answered", "ended_by": "citizen"}
    happened: list[tuple[str, float, dict[str, Any]]] = [
        ("call.entered", -4, {"direction": "inbound", "caller": caller, "dialled": "12345"}),
        ("call.queued", -3, {"queue": "general", "language": "zh", "position": 1}),
        ("call.answered", 0, answered),
        ("call.recording_started", 0, {"path": path}),
        ("call.held", 4, who),
        ("call.resumed", 6, who),
        ("call.recording_paused", 8, {**who, "path": path, "reason": "报身份证号"}),
        ("call.recording_resumed", 9, {**who, "path": path}),
        ("call.ended", seconds, ended),
    ]
    with psycopg.connect(house.database_url) as connection:
        for kind, at, details in happened:
            connection.execute(
                f"INSERT INTO {TABLE} (event_id, kind, call_id, happened_at, details)"  # noqa: S608 - a constant
                " VALUES (%s, %s, %s, %s, %s)",
                (uuid4(), kind, call_id, begun + timedelta(seconds=at), Jsonb(details)),
            )
    return Recorded(call_id, caller, seconds)
