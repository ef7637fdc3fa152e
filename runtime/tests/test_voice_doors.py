"""The real engine's doors: who gets in, how far, and what a refusal gives away."""

import aiohttp
import pytest

from runtime.phone import CallFailed
from runtime.tests.voice import ami_link, ask, telephone
from runtime.voice_engine.engine import VoiceEngine

pytestmark = pytest.mark.engine


async def test_sip_options_is_answered_without_naming_the_product(engine: VoiceEngine) -> None:
    async with telephone(engine, "13907550001", address="127.0.0.10") as phone:
        answer = await phone.ask_options()
    assert answer.status == 200
    assert "asterisk" not in answer.encode().decode().lower()


@pytest.mark.parametrize(
    ("number", "address", "password"),
    [
        ("citizen", "127.0.0.1", "wrong"),
        ("citizen", "127.0.0.1", None),
        ("trunk", "127.0.0.1", None),
        ("13907550001", "127.0.0.1", None),
        ("anonymous", "127.0.0.1", None),
    ],
)
async def test_stranger_does_not_reach_the_hotline(
    engine: VoiceEngine, number: str, address: str, password: str | None
) -> None:
    async with telephone(engine, number, address=address, password=password) as phone:
        call = await phone.dial("12345")
        with pytest.raises(CallFailed) as refusal:
            await call.answered(5)
    assert refusal.value.status == 401


@pytest.mark.parametrize("number", ["x", "7", "*43", "0x12345", "%00%00", "12345%2C6"])
async def test_unknown_extension_from_the_carrier_is_not_found(
    engine: VoiceEngine, number: str
) -> None:
    async with telephone(engine, "13907550001", address="127.0.0.10") as phone:
        call = await phone.dial(number)
        with pytest.raises(CallFailed) as refusal:
            await call.answered(5)
    assert refusal.value.status in (404, 484)


async def test_ari_with_the_wrong_password_is_refused(engine: VoiceEngine) -> None:
    url = f"http://127.0.0.1:{engine.settings.http_port}/ari/asterisk/info"
    async with aiohttp.ClientSession() as http:
        for password, status in (("wrong", 401), ("right", 200)):
            headers = {"Authorization": aiohttp.encode_basic_auth("hotline", password)}
            async with http.get(url, headers=headers) as answer:
                assert answer.status == status
        async with http.get(url) as answer:
            assert answer.status == 401


async def test_ami_with_the_wrong_password_is_refused(engine: VoiceEngine) -> None:
    async with ami_link(engine, log_in=False) as ami:
        answer = await ask(ami, "Login", Username="hotline", Secret="wrong")
    assert answer["Response"] == "Error"


async def test_ami_may_record_and_neither_dial_nor_run_commands(engine: VoiceEngine) -> None:
    refused = {
        "Command": {"Command": "core show version"},
        "Originate": {"Channel": "PJSIP/1@trunk", "Application": "Echo"},
        "UpdateConfig": {"SrcFilename": "ari.conf", "DstFilename": "ari.conf"},
    }
    async with ami_link(engine) as ami:
        for action, fields in refused.items():
            assert (await ask(ami, action, **fields))["Message"] == "Permission denied"
        unknown = await ask(ami, "MixMonitor", Channel="PJSIP/none", File="x.raw")
    assert unknown["Message"] == "No such channel"
