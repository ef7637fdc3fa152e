"""Scans, guesses and floods at the real engine raise the guard's alarms; honest calls go on."""

import asyncio
import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from contracts.credentials import seat_password
from runtime.phone import Call, Phone
from runtime.phone.sound import RATE, tone
from runtime.sip_guard.__main__ import Guard
from runtime.voice_engine.engine import VoiceEngine
from tests.telephony.hardening.engine import CARRIER, KNOWN
from tests.telephony.hardening.probes import ask, flood, guess_passwords
from tests.telephony.holes.stretches import without

pytestmark = [pytest.mark.engine, pytest.mark.xdist_group("hardening")]
FLOOD_PER_SECOND = 4000
FLOOD_SECONDS = float(os.environ.get("HOTLINE_FLOOD_SECONDS", "3"))
"""The long way: ``HOTLINE_FLOOD_SECONDS=60``."""
FIRST_ACCOUNT = 7000
SCAN, CRACK, STORM, HONEST = "127.0.0.71", "127.0.0.72", "127.0.0.73", "127.0.0.74"
HERTZ = 700
WORST_GAP_SECONDS = 0.2


@pytest.fixture
def server(trial: VoiceEngine) -> tuple[str, int]:
    return "127.0.0.1", trial.settings.sip_port


@pytest.fixture
def alarms(tmp_path: Path) -> Path:
    return tmp_path / "alarms.jsonl"


@pytest.fixture
def guard(trial: VoiceEngine, alarms: Path) -> Guard:
    """A guard that begins to watch now."""
    return Guard(logs=trial.settings.instance_dir / "log", alarms=alarms)


def raised(guard: Guard, alarms: Path, *, by: str) -> list[str]:
    """Let the guard look; the alarms about one source."""
    time.sleep(0.2)
    guard.look(datetime.now(UTC))
    lines = alarms.read_text().splitlines() if alarms.exists() else []
    return [each["alarm"] for each in map(json.loads, lines) if each["source"] == by]


@pytest.mark.parametrize("method", ["REGISTER", "INVITE"])
async def test_scan_for_accounts_raises_an_alarm(
    guard: Guard, alarms: Path, server: tuple[str, int], method: str
) -> None:
    for number in range(25):
        name = f"{FIRST_ACCOUNT + number}p"
        await ask(method, name, server=server, source=SCAN, password="x")
    assert raised(guard, alarms, by=SCAN) == ["sip_scan"]


async def test_guessing_a_seats_password_raises_an_alarm(
    guard: Guard, alarms: Path, server: tuple[str, int]
) -> None:
    guesses = [f"secret{number}" for number in range(12)]
    assert await guess_passwords(KNOWN, guesses, server=server, source=CRACK) == len(guesses)
    assert raised(guard, alarms, by=CRACK) == ["sip_guessing"]


async def test_phone_that_signs_in_again_and_again_raises_none(
    trial: VoiceEngine, guard: Guard, alarms: Path, server: tuple[str, int]
) -> None:
    password = seat_password(trial.settings.seat_secret, KNOWN)
    async with Phone(address=HONEST, server=server, number=KNOWN, password=password) as phone:
        for _ in range(30):
            await phone.register()
        await phone.register(expires=0)
    assert raised(guard, alarms, by=HONEST) == []


async def test_flood_of_registers_hurts_no_call_and_raises_an_alarm(
    trial: VoiceEngine, guard: Guard, alarms: Path, server: tuple[str, int]
) -> None:
    """4,000 a second from one address, with one call talking and others coming in."""
    password = seat_password(trial.settings.seat_secret, "citizen")
    async with (
        Phone(address=HONEST, server=server, number="citizen", password=password) as talker,
        Phone(address=CARRIER, server=server, number="13907550001") as carrier,
    ):
        talk = await echo(talker)
        sent = asyncio.create_task(
            asyncio.to_thread(flood, FLOOD_PER_SECOND, FLOOD_SECONDS, server=server, source=STORM)
        )
        placed = 0
        while not sent.done():
            call = await carrier.dial("12345")
            await call.answered(5)
            placed += 1
            await call.hang_up()
            await asyncio.sleep(0.2)
        heard = talk.ear.samples(FLOOD_SECONDS)
        await talk.hang_up()
    assert await sent >= 0.9 * FLOOD_PER_SECOND * FLOOD_SECONDS
    assert placed >= FLOOD_SECONDS, "calls were answered all the time"
    assert without(heard.astype(np.float64), [HERTZ], at_least=WORST_GAP_SECONDS) == []
    assert heard.size >= 0.9 * FLOOD_SECONDS * RATE
    assert "sip_flood" in raised(guard, alarms, by=STORM)


async def echo(phone: Phone) -> Call:
    """Call the engine's echo and hear oneself."""
    call = await phone.dial("*43")
    await call.answered(5)
    call.mouth.play(tone(HERTZ), loop=True)
    await asyncio.sleep(1)
    return call
