"""Two telephones call each other: what one says is what the other hears."""

import asyncio
import warnings
from collections.abc import AsyncIterator

import numpy as np
import pytest
import pytest_asyncio

from runtime.phone import CallFailed, Phone
from runtime.phone.sound import DECODED, decode, encode, frequencies, tone

Pair = tuple[Phone, Phone]


@pytest_asyncio.fixture
async def pair() -> AsyncIterator[Pair]:
    async with Phone(address="127.0.0.1", server=("127.0.0.1", 9), number="12345") as hotline:
        server = ("127.0.0.1", hotline.port)
        async with Phone(address="127.0.0.1", server=server, number="13907550001") as citizen:
            yield citizen, hotline


async def test_call_that_is_answered_carries_both_voices_and_keys(pair: Pair) -> None:
    citizen, hotline = pair
    call = await citizen.dial("12345")
    other = await hotline.next_call(2)
    assert (other.remote_number, other.state) == ("13907550001", "ringing")
    other.answer()
    await call.answered(2)
    call.mouth.play(tone(440), loop=True)
    other.mouth.play(tone(1000), loop=True)
    await asyncio.sleep(1.2)
    assert list(call.ear.frequencies(0.8)) == [1000]
    assert list(other.ear.frequencies(0.8)) == [440]
    call.mouth.press("2#")
    await asyncio.sleep(0.8)
    assert other.ear.keys == "2#"
    assert await other.hold()
    held = call.is_held
    assert await other.resume()
    assert (held, call.is_held) == (True, False)
    await call.hang_up()
    await other.ended(2)
    assert (call.end_reason, other.end_reason) == ("hung up by us", "hung up by the other side")
    assert citizen.calls == hotline.calls == {}


async def test_call_that_is_refused_ends_with_the_reason(pair: Pair) -> None:
    citizen, hotline = pair
    call = await citizen.dial("12345")
    (await hotline.next_call(2)).reject(486)
    with pytest.raises(CallFailed) as refusal:
        await call.answered(2)
    assert refusal.value.status == 486


async def test_call_given_up_while_ringing_ends_on_both_sides(pair: Pair) -> None:
    citizen, hotline = pair
    call = await citizen.dial("12345")
    other = await hotline.next_call(2)
    await call.hang_up()
    await other.ended(2)
    assert (call.status, other.status) == (487, 487)


async def test_packets_that_get_lost_are_sent_again(pair: Pair) -> None:
    citizen, hotline = pair
    received = hotline.datagram_received
    seen: list[bytes] = []

    def lossy(data: bytes, addr: tuple[str, int]) -> None:
        seen.append(data)
        if len(seen) > 1:
            received(data, addr)

    hotline.datagram_received = lossy  # type: ignore[method-assign]
    call = await citizen.dial("12345")
    (await hotline.next_call(3)).answer()
    await call.answered(3)
    assert seen[0] == seen[1]


async def test_garbage_between_calls_changes_nothing(pair: Pair) -> None:
    citizen, hotline = pair
    for garbage in (
        b"",
        b"\x00\xff" * 30,
        b"INVITE\r\n\r\n",
        b"BYE sip:x SIP/2.0\r\nVia: x\r\n\r\n",
    ):
        hotline.datagram_received(garbage, ("127.0.0.1", citizen.port))
    call = await citizen.dial("12345")
    (await hotline.next_call(2)).answer()
    await call.answered(2)


def test_alaw_is_the_standard_one() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        audioop = pytest.importorskip("audioop")
    every = bytes(range(256))
    assert np.array_equal(DECODED, np.frombuffer(audioop.alaw2lin(every, 2), "<i2"))
    sound = tone(700)
    assert np.abs(decode(encode(sound)).astype(int) - sound).max() <= 512
    assert encode(decode(every)) == every


def test_ear_of_two_tones_names_both() -> None:
    assert sorted(frequencies(tone(440, level=0.2) + tone(1200, level=0.1))) == [440, 1200]
