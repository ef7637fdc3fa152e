"""The torture messages of RFC 4475 from the carrier and from a stranger: alive, nothing gets in."""

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest

from runtime.phone import Phone
from runtime.voice_engine.engine import VoiceEngine
from tests.telephony.hardening.engine import calls_begun
from tests.telephony.hardening.rfc4475 import MESSAGES
from tests.telephony.hardening.rfc4475.wire import Torture

pytestmark = [pytest.mark.engine, pytest.mark.xdist_group("hardening")]
CARRIER, STRANGER = "127.0.0.10", "127.0.0.99"
NAMES = 49


def test_set_is_complete_and_every_message_has_a_name_of_its_own() -> None:
    assert len(MESSAGES) == NAMES
    assert len({each.name for each in MESSAGES}) == NAMES
    assert len({each.section for each in MESSAGES}) == NAMES
    assert len({each.wire for each in MESSAGES}) == NAMES


@pytest.fixture
async def carrier(trial: VoiceEngine) -> AsyncIterator[Phone]:
    server = ("127.0.0.1", trial.settings.sip_port)
    async with Phone(address=CARRIER, server=server, number="13907550001") as phone:
        yield phone


def throw(message: Torture, *, source: str, port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.bind((source, 0))
        sender.sendto(message.wire, ("127.0.0.1", port))


@pytest.mark.parametrize("source", [CARRIER, STRANGER])
async def test_engine_answers_after_every_message_and_no_call_begins(
    trial: VoiceEngine, carrier: Phone, source: str
) -> None:
    before = calls_begun(trial)
    for message in MESSAGES:
        throw(message, source=source, port=trial.settings.sip_port)
        answer = await asyncio.wait_for(carrier.ask_options(), 3)
        assert answer.status == 200, message.name
    assert "0 active channels" in trial.cli("core show channels count")
    assert calls_begun(trial) == before
