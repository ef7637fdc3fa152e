"""Strangers at the SIP doors: no anonymous call, no way to find accounts, no product's name."""

import asyncio
import re

import pytest

from contracts.credentials import seat_password
from runtime.phone import Phone
from runtime.phone.message import Message
from runtime.voice_engine.engine import VoiceEngine
from tests.telephony.hardening.engine import CARRIER, KNOWN, UNKNOWN, calls_begun
from tests.telephony.hardening.probes import ask, guess_passwords

pytestmark = [pytest.mark.engine, pytest.mark.xdist_group("hardening")]
METHODS = ("REGISTER", "INVITE", "OPTIONS", "SUBSCRIBE", "MESSAGE", "PUBLISH", "REFER", "NOTIFY")
PRODUCTS = ("asterisk", "digium", "sangoma", "pjsip", "pjproject", "debian")
OF_THE_MOMENT = ("via", "call-id", "date")
RANDOM = re.compile(r'(nonce|opaque)="[^"]*"|;tag=[^;>]+')


def lasting(answer: Message, name: str) -> list[str]:
    """An answer without what differs from one moment to the next, and without the name asked."""
    lines = [f"{key}: {value}" for key, value in answer.headers if key not in OF_THE_MOMENT]
    return [answer.start, *(RANDOM.sub("", line).replace(name, "NAME") for line in lines)]


@pytest.fixture
def server(trial: VoiceEngine) -> tuple[str, int]:
    return "127.0.0.1", trial.settings.sip_port


@pytest.mark.parametrize("method", METHODS)
async def test_known_and_unknown_account_get_the_same_answer(
    trial: VoiceEngine, server: tuple[str, int], method: str
) -> None:
    before = calls_begun(trial)
    known = await ask(method, KNOWN, server=server)
    unknown = await ask(method, UNKNOWN, server=server)
    assert lasting(known, KNOWN) == lasting(unknown, UNKNOWN)
    assert known.status == 401
    assert calls_begun(trial) == before


async def test_wrong_password_and_unknown_account_are_refused_alike(
    server: tuple[str, int],
) -> None:
    answers = [
        lasting(await ask("REGISTER", name, server=server, password="wrong"), name)
        for name in (KNOWN, UNKNOWN)
    ]
    assert answers[0] == answers[1]
    assert answers[0][0].startswith("SIP/2.0 401")


@pytest.mark.parametrize("name", ["anonymous", "trunk", "visitor", "hotline", "", "%00", "8001w"])
async def test_nobody_calls_without_a_password(
    trial: VoiceEngine, server: tuple[str, int], name: str
) -> None:
    before = calls_begun(trial)
    answer = await ask("INVITE", name or "x", server=server)
    assert answer.status == 401
    assert calls_begun(trial) == before


async def test_no_answer_names_the_product(trial: VoiceEngine, server: tuple[str, int]) -> None:
    answers = [await ask(method, KNOWN, server=server) for method in METHODS]
    answers += [await ask(method, "12399", server=server, source=CARRIER) for method in METHODS[2:]]
    async with Phone(address=CARRIER, server=server, number="13907550001") as phone:
        answers.append(await phone.ask_options())
    password = seat_password(trial.settings.seat_secret, KNOWN)
    async with Phone(address="127.0.0.68", server=server, number=KNOWN, password=password) as phone:
        await phone.register()
        answers.append(await phone.ask_options())
        await phone.register(expires=0)
    for answer in answers:
        text = answer.encode().decode(errors="replace").lower()
        assert [each for each in PRODUCTS if each in text] == [], text


async def test_right_password_still_opens_after_guesses(
    trial: VoiceEngine, server: tuple[str, int]
) -> None:
    guesses = [f"guess-{number}" for number in range(5)]
    assert await guess_passwords(KNOWN, guesses, server=server) == len(guesses)
    password = seat_password(trial.settings.seat_secret, KNOWN)
    async with Phone(address="127.0.0.68", server=server, number=KNOWN, password=password) as phone:
        await asyncio.wait_for(phone.register(), 5)
        await phone.register(expires=0)
