"""Recordings of a known sound, sealed the way the engine's files are."""

import struct
from datetime import datetime, timedelta
from math import pi, sin
from uuid import UUID

from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.finalize_recording import finalize_recording
from hotline.telephony.models import Recording
from hotline.telephony.paths import raw_file
from hotline.telephony.tests.reported import (
    CALL,
    START,
    answered,
    ended,
    entered,
    recording_started,
)

RATE = 8000


def tones(seconds: float) -> bytes:
    """Return raw stereo: 440 Hz on the left, 880 Hz on the right."""
    frames = int(RATE * seconds)
    return b"".join(
        struct.pack(
            "<hh",
            int(9000 * sin(2 * pi * 440 * at / RATE)),
            int(6000 * sin(2 * pi * 880 * at / RATE)),
        )
        for at in range(frames)
    )


def path_of(call_id: UUID) -> str:
    """Return where the engine writes this call's sound."""
    return f"2026/11/23/{call_id}.raw"


def write_raw(path: str, body: bytes) -> None:
    """Lay the engine's file down."""
    raw = raw_file(path)
    raw.parent.mkdir(parents=True, exist_ok=True)
    raw.write_bytes(body)


def talked(call_id: UUID = CALL, *, at: float = 0, seconds: float = 4) -> None:
    """Report one answered call and write its sound."""
    entered(at, call_id=call_id)
    answered(at + 8, call_id=call_id)
    recording_started(at + 8, path=path_of(call_id), call_id=call_id)
    write_raw(path_of(call_id), tones(seconds))
    ended(at + 8 + seconds, call_id=call_id)


def sealed(call_id: UUID = CALL, *, now: datetime | None = None, seconds: float = 4) -> Recording:
    """Report a call, and seal its recording."""
    later = now or START + timedelta(hours=1)
    talked(call_id, seconds=seconds)
    absorb_waiting(now=later)
    recording = Recording.objects.get(call_id=call_id)
    return finalize_recording(recording_id=recording.pk, now=later, is_last_try=False)
