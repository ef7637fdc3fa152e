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


async def answer_seat(ari: AriLink, desk: Phone, *, hertz: int, number: int) -> str:
    """Let the engine ring the desk, which answers with a tone; return the engine's channel."""
    await ari.ask("POST", "channels", endpoint="PJSIP/8001@trunk", app="hotline", appArgs="seat")
    call = await desk.next_call(5)
    call.rtp._number = number
    call.mouth.play(tone(hertz), loop=True)
    call.answer()
    return str((await ari.event("StasisStart"))["channel"]["id"])


async def test_recording_holds_every_sound_that_the_citizen_heard(engine: VoiceEngine) -> None:
    """One operator, another, then music: Debian's own build loses what counts backwards."""
    server = ("127.0.0.1", engine.settings.sip_port)
    port = int(engine.settings.trunk_contact.rpartition(":")[2])
    target = engine.settings.recordings_dir / "2026/01/02/whole.raw"
    async with (
        Phone(address="127.0.0.1", port=port, server=server, number="8001") as desk,
        AriLink(engine) as ari,
        ami_link(engine) as ami,
        telephone(engine, CITIZEN, address=CARRIER) as phone,
    ):
        call = await phone.dial("12345")
        citizen = (await ari.event("StasisStart"))["channel"]
        here = f"channels/{citizen['id']}"
        await ari.ask("POST", f"{here}/answer")
        await call.answered(5)
        call.mouth.play(tone(440), loop=True)
        first = await answer_seat(ari, desk, hertz=1000, number=20000)
        second = await answer_seat(ari, desk, hertz=1500, number=100)
        await ari.ask("POST", "bridges", type="mixing", bridgeId="talk")
        fields = {"Channel": citizen["name"], "File": str(target), "Options": "D"}
        assert (await ask(ami, "MixMonitor", **fields))["Response"] == "Success"
        await ari.ask("POST", "bridges/talk/addChannel", channel=f"{citizen['id']},{first}")
        await asyncio.sleep(2)
        await ari.ask("POST", "bridges/talk/removeChannel", channel=first)
        await ari.ask("POST", "bridges/talk/addChannel", channel=second)
        await asyncio.sleep(2)
        await ari.ask("POST", "bridges/talk/removeChannel", channel=citizen["id"])
        await ari.ask("POST", f"{here}/moh")
        await asyncio.sleep(2)
        await call.hang_up()
        for path in (f"channels/{first}", f"channels/{second}", "bridges/talk"):
            await ari.ask("DELETE", path)
    await asyncio.sleep(0.5)
    sound = np.frombuffer(target.read_bytes(), "<i2").reshape(-1, 2)
    assert 5.5 < sound.shape[0] / 8000 < 7
    for begin, hertz in ((0.5, {1000}), (2.5, {1500}), (4.5, set())):
        left, right = sound[int(begin * 8000) : int((begin + 1) * 8000)].T
        assert list(frequencies(left)) == [440], begin
        assert set(frequencies(right)) & {1000, 1500} == hertz, begin
        assert rms(right) > 500, begin
