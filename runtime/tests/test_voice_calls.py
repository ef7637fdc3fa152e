"""The real engine's calls: the echo, the fallback, the application, and whole recordings."""

import asyncio

import numpy as np
import pytest

from contracts.credentials import seat_password
from runtime.phone import Phone
from runtime.phone.sound import frequencies, rms, tone
from runtime.tests.voice import AriLink, ami_link, ask, telephone
from runtime.voice_engine.engine import VoiceEngine

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
        assert event["args"] == ["inbound", "12345", CITIZEN]
        channel = f"channels/{event['channel']['id']}"
        left = await ari.ask("GET", f"{channel}/variable", variable="TIMEOUT(absolute)")
        assert 14000 < float(left["value"]) <= 14400
        await ari.ask("POST", f"{channel}/answer")
        await call.answered(5)
        await call.hang_up()


async def test_caller_without_a_number_is_passed_on_as_withheld(engine: VoiceEngine) -> None:
    async with AriLink(engine) as ari, telephone(engine, "anonymous", address=CARRIER) as phone:
        call = await phone.dial("12345")
        assert (await ari.event("StasisStart"))["args"] == ["inbound", "12345", ""]
        await call.hang_up()


async def test_recording_holds_every_sound_that_the_citizen_heard(engine: VoiceEngine) -> None:
    """Operator, then music, then the operator again: Debian's own build loses the music."""
    contact = engine.settings.trunk_contact
    desk = Phone(
        address="127.0.0.1",
        port=int(contact.rpartition(":")[2]),
        server=("127.0.0.1", engine.settings.sip_port),
        number="8001",
    )
    target = engine.settings.recordings_dir / "2026/01/02/whole.raw"
    async with (
        AriLink(engine) as ari,
        ami_link(engine) as ami,
        telephone(engine, CITIZEN, address=CARRIER) as phone,
        desk,
    ):
        call = await phone.dial("12345")
        citizen = (await ari.event("StasisStart"))["channel"]
        await ari.ask("POST", f"channels/{citizen['id']}/answer")
        await call.answered(5)
        await ari.ask(
            "POST", "channels", endpoint="PJSIP/8001@trunk", app="hotline", appArgs="seat"
        )
        other = await desk.next_call(5)
        other.answer()
        operator = (await ari.event("StasisStart"))["channel"]
        await ari.ask("POST", "bridges", type="mixing", bridgeId="talk")
        both = f"{citizen['id']},{operator['id']}"
        recorded = await ask(
            ami, "MixMonitor", Channel=citizen["name"], File=str(target), Options="D"
        )
        assert recorded["Response"] == "Success"
        call.mouth.play(tone(440), loop=True)
        other.mouth.play(tone(1000), loop=True)
        await ari.ask("POST", "bridges/talk/addChannel", channel=both)
        await asyncio.sleep(2)
        await ari.ask("POST", "bridges/talk/removeChannel", channel=citizen["id"])
        await ari.ask("POST", f"channels/{citizen['id']}/moh")
        await asyncio.sleep(2)
        await ari.ask("DELETE", f"channels/{citizen['id']}/moh")
        await ari.ask("POST", "bridges/talk/addChannel", channel=citizen["id"])
        await asyncio.sleep(2)
        await call.hang_up()
        await ari.ask("DELETE", f"channels/{operator['id']}")
        await ari.ask("DELETE", "bridges/talk")
        await other.ended(5)
    await asyncio.sleep(0.5)
    sound = np.frombuffer(target.read_bytes(), "<i2").reshape(-1, 2)
    assert 5.5 < sound.shape[0] / 8000 < 7
    for begin in (0.5, 2.5, 4.5):
        left, right = sound[int(begin * 8000) : int((begin + 1) * 8000)].T
        assert list(frequencies(left)) == [440], begin
        assert (1000 in frequencies(right)) == (begin != 2.5), begin
        assert rms(right) > 500, begin
