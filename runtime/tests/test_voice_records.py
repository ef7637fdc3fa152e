"""The engine's own records: each call's id in our books, and nothing else of it."""

import asyncio
import json
from pathlib import Path

import pytest

from runtime.tests.voice import AriLink, telephone
from runtime.voice_engine.engine import VoiceEngine

pytestmark = pytest.mark.engine

CALL = "0f6f3c1e-9f0b-4a57-8c53-3f0f6b6f2a11"
CARRIER = "127.0.0.10"
CITIZEN = "13907550001"
ANNOUNCEMENT_SECONDS = 6.5
NOTEBOOK = json.dumps(
    {"call_id": CALL, "direction": "inbound", "caller": CITIZEN, "channel_name": "PJSIP/trunk"},
    separators=(",", ":"),
)
"""As call control writes it on the citizen's channel."""


def _records(engine: VoiceEngine) -> list[list[str]]:
    path = Path(engine.settings.instance_dir) / "log/cdr-custom/Master.csv"
    return [line.split(",") for line in path.read_text().splitlines()]


async def test_a_record_holds_the_calls_id_and_no_number(engine: VoiceEngine) -> None:
    async with AriLink(engine) as ari, telephone(engine, CITIZEN, address=CARRIER) as phone:
        call = await phone.dial("12345")
        channel = (await ari.event("StasisStart"))["channel"]["id"]
        path = f"channels/{channel}"
        await ari.ask("POST", f"{path}/variable", variable="HOTLINE_CALL", value=NOTEBOOK)
        await ari.ask("POST", f"{path}/answer")
        await call.answered(5)
        await call.hang_up()
        await asyncio.sleep(0.5)
    mine = [each for each in _records(engine) if each[0] == channel]
    assert [(len(each), each[5], each[6], each[7]) for each in mine] == [
        (10, "ANSWERED", "from-trunk", CALL)
    ]
    assert not any(CITIZEN in field for each in mine for field in each)


async def test_a_call_given_back_to_the_engine_says_in_its_record_what_became_of_it(
    engine: VoiceEngine,
) -> None:
    async with AriLink(engine) as ari, telephone(engine, CITIZEN, address=CARRIER) as phone:
        call = await phone.dial("12345")
        channel = (await ari.event("StasisStart"))["channel"]["id"]
        path = f"channels/{channel}"
        await ari.ask("POST", f"{path}/variable", variable="HOTLINE_CALL", value=NOTEBOOK)
        await ari.ask("POST", f"{path}/continue", context="fallback", extension="s", priority="1")
        await call.answered(5)
        await asyncio.sleep(ANNOUNCEMENT_SECONDS + 2)
        await call.hang_up()
        await asyncio.sleep(0.5)
    [record] = [each for each in _records(engine) if each[0] == channel]
    began, queued, waited, answered_by = record[9].split(":")
    assert record[6:8] == ["fallback", CALL]
    assert 5 <= int(queued) - int(began) <= 9
    assert (waited, answered_by) == ("", "")
    assert list(engine.settings.recordings_dir.rglob(f"fallback-{channel}.raw"))


async def test_a_call_that_nobody_controls_has_its_note_and_the_same_in_its_record(
    engine: VoiceEngine,
) -> None:
    before = set(engine.settings.recordings_dir.rglob("fallback-*.json"))
    async with telephone(engine, CITIZEN, address=CARRIER) as phone:
        call = await phone.dial("12345")
        await call.answered(5)
        await asyncio.sleep(1)
        await call.hang_up()
        await asyncio.sleep(0.5)
    [note] = set(engine.settings.recordings_dir.rglob("fallback-*.json")) - before
    said = json.loads(note.read_text())
    assert (said["call"], said["caller"], said["queued_at"]) == ("", CITIZEN, None)
    [record] = [each for each in _records(engine) if each[0] == said["uniqueid"]]
    assert record[9] == f"{said['began_at']}:::"
