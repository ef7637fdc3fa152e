"""The real engine's calls: the echo, the fallback, the application, and whole recordings."""

import asyncio

import numpy as np
import pytest

from contracts.credentials import seat_password
from runtime.phone.sound import frequencies, rms, tone
from runtime.tests.voice import AriLink, telephone
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.self_test import PART_SECONDS, PARTS, Trial

pytestmark = pytest.mark.engine

ANNOUNCEMENT_SECONDS = 6.5
CARRIER = "127.0.0.10"
CITIZEN = "13907550001"


async def test_echo_call_with_the_citizens_password_hears_itself(engine: VoiceEngine) -> None:
    password = seat_password("seats", "citizen")
    async with telephone(engine, "citizen", password=password) as phone:
        call = await phone.dial("*43")
        await call.answered(5)
        call.mouth.play(tone(700), loop=True)
        await asyncio.sleep(1.5)
        assert list(call.ear.frequencies(1)) == [700]
        await call.hang_up()


async def test_call_while_call_control_is_away_hears_the_announcement_and_is_recorded(
    engine: VoiceEngine,
) -> None:
    before = set(engine.settings.recordings_dir.rglob("fallback-*.raw"))
    async with telephone(engine, CITIZEN, address=CARRIER) as phone:
        call = await phone.dial("12345")
        await call.answered(5)
        call.mouth.play(tone(440), loop=True)
        await asyncio.sleep(ANNOUNCEMENT_SECONDS + 2.5)
        heard = call.ear.samples()
        assert rms(heard[: 8000 * 5]) > 1000
        assert call.ear.rms(1.5) > 500
        assert "1. PJSIP/trunk" in engine.cli("queue show fallback")
        await call.hang_up()
    await asyncio.sleep(0.5)
    [recording] = set(engine.settings.recordings_dir.rglob("fallback-*.raw")) - before
    both = np.frombuffer(recording.read_bytes(), "<i2").reshape(-1, 2)
    assert both.shape[0] > 8000 * ANNOUNCEMENT_SECONDS
    assert list(frequencies(both[8000:24000, 0]))[:1] == [440]
    assert rms(both[: 8000 * 5, 1]) > 1000


async def test_app_that_takes_the_call_gets_number_and_caller(engine: VoiceEngine) -> None:
    async with AriLink(engine) as ari, telephone(engine, CITIZEN, address=CARRIER) as phone:
        call = await phone.dial("+12345")
        event = await ari.event("StasisStart")
        assert event["args"] == ["inbound", "12345", CITIZEN, ""]
        channel = f"channels/{event['channel']['id']}"
        left = await ari.ask("GET", f"{channel}/variable", variable="TIMEOUT(absolute)")
        assert 14000 < float(left["value"]) <= 14400
        await ari.ask("POST", f"{channel}/answer")
        await call.answered(5)
        await call.hang_up()


async def test_caller_without_a_number_is_passed_on_as_withheld(engine: VoiceEngine) -> None:
    async with AriLink(engine) as ari, telephone(engine, "anonymous", address=CARRIER) as phone:
        call = await phone.dial("12345")
        assert (await ari.event("StasisStart"))["args"] == ["inbound", "12345", "", ""]
        await call.hang_up()


async def test_recording_and_ear_have_every_sound_of_two_operators_and_music(
    engine: VoiceEngine,
) -> None:
    """Debian's own build loses what counts backwards."""
    trial = Trial(engine)
    await trial.run()
    assert trial.losses() == []
    sound = np.frombuffer(trial.recording.read_bytes(), "<i2").reshape(-1, 2)
    assert len(PARTS) * PART_SECONDS - 0.3 < sound.shape[0] / 8000 < len(PARTS) * PART_SECONDS + 1
