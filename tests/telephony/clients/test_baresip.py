"""baresip as a seat at home: TLS and SRTP, or no call (SEAT-03)."""

import asyncio
from pathlib import Path

import numpy as np
import pytest

from contracts.credentials import seat_password
from runtime.phone import Call, Phone
from runtime.phone.sound import frequencies, tone
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.links import AriLink, ami_link, ask_ami
from runtime.voice_engine.self_test import CITIZEN_ADDRESS
from tests.telephony.clients.baresip import Account, baresip, until_registered

pytestmark = [pytest.mark.engine, pytest.mark.xdist_group("clients")]
SEAT = "8002p"
CITIZEN, OPERATOR = 440, 1700
HOME = "127.0.0.81"
PATIENCE = 10.0
NOT_ACCEPTABLE = "488"


def account(engine: VoiceEngine, *, is_encrypted: bool = True) -> Account:
    """Set the seat's telephone up as the platform tells it to."""
    doors = engine.settings.tls
    assert doors is not None
    return Account(
        name=SEAT,
        password=seat_password(engine.settings.seat_secret, SEAT),
        server=f"127.0.0.1:{doors.sip_port}",
        certificate=doors.certificate,
        is_encrypted=is_encrypted,
    )


async def call_in(ari: AriLink, phone: Phone) -> tuple[Call, dict[str, str]]:
    """Let a citizen call and be answered; the call and the engine's channel."""
    call = await phone.dial("12345")
    channel = (await ari.event("StasisStart"))["channel"]
    await ari.ask("POST", f"channels/{channel['id']}/answer")
    await call.answered(PATIENCE)
    call.mouth.play(tone(CITIZEN), loop=True)
    return call, channel


async def test_seat_at_home_registers_by_tls_and_talks_by_srtp(
    home_engine: VoiceEngine, tmp_path: Path
) -> None:
    engine, recording = home_engine, home_engine.settings.recordings_dir / "home.raw"
    server = ("127.0.0.1", engine.settings.sip_port)
    with baresip(tmp_path, account(engine), hertz=OPERATOR, address=HOME) as seat:
        await until_registered(engine, seat, SEAT)
        async with (
            AriLink(engine) as ari,
            ami_link(engine) as ami,
            Phone(address=CITIZEN_ADDRESS, server=server, number="13907550001") as phone,
        ):
            call, citizen = await call_in(ari, phone)
            rung = {"endpoint": f"PJSIP/{SEAT}", "app": "hotline", "appArgs": "seat"}
            await ari.ask("POST", "channels", **rung)
            leg = (await ari.event("StasisStart"))["channel"]["id"]
            asked = {"variable": "CHANNEL(pjsip,secure)"}
            assert (await ari.ask("GET", f"channels/{leg}/variable", **asked))["value"] == "1"
            await ari.ask("POST", "bridges", type="mixing", bridgeId="home")
            fields = {"Channel": citizen["name"], "File": str(recording), "Options": "D"}
            await ask_ami(ami, "MixMonitor", **fields)
            members = ",".join((citizen["id"], leg))
            await ari.ask("POST", "bridges/home/addChannel", channel=members)
            await asyncio.sleep(2)
            assert list(call.ear.frequencies(1)) == [OPERATOR]
            await call.hang_up()
            for path in (f"channels/{leg}", "bridges/home"):
                await ari.ask("DELETE", path)
        await asyncio.sleep(0.5)
    said = seat.said()
    assert "RTP/SAVP" in said
    assert "a=crypto:1 AES_CM_128_HMAC_SHA1_80" in said
    assert CITIZEN in frequencies(seat.heard()[-8000:])
    left, right = np.frombuffer(recording.read_bytes(), "<i2").reshape(-1, 2)[-12000:-4000].T
    assert list(frequencies(left)) == [CITIZEN]
    assert list(frequencies(right)) == [OPERATOR]


async def test_seat_at_home_without_encryption_takes_no_call(
    home_engine: VoiceEngine, tmp_path: Path
) -> None:
    engine = home_engine
    telephone = account(engine, is_encrypted=False)
    with baresip(tmp_path, telephone, hertz=OPERATOR, address=HOME) as seat:
        await until_registered(engine, seat, SEAT)
        async with AriLink(engine) as ari:
            asked = {"eventSource": f"endpoint:PJSIP/{SEAT}"}
            await ari.ask("POST", "applications/hotline/subscription", **asked)
            rung = {"endpoint": f"PJSIP/{SEAT}", "app": "hotline", "appArgs": "seat"}
            channel = await ari.ask("POST", "channels", **rung)
            gone = await ari.event("ChannelDestroyed")
            assert gone["channel"]["id"] == channel["id"]
            assert gone["channel"]["state"] != "Up"
        await asyncio.sleep(0.3)
        assert f"SIP/2.0 {NOT_ACCEPTABLE}" in seat.said()
    assert not seat.has_heard()
