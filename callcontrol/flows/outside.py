"""Connect the citizen with a party that is no operator at work: a number, an unmanned seat."""

import asyncio
import contextlib
from uuid import uuid4

from callcontrol.asterisk.engine import Leg
from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import ChannelEntered, ChannelGone
from callcontrol.asterisk.reconcile import PARTY_PREFIX
from callcontrol.calls.bridging import join_pair
from callcontrol.calls.call import Call
from callcontrol.calls.dialling import mask_number
from callcontrol.calls.numbers import clean_number
from callcontrol.calls.recording import begin_recording
from callcontrol.flows.visit import Visit

_NOBODY = 0
"""Whoever dials by a flow: no operator's minutes are counted."""


def find_number(call: Call, wanted: str) -> str:
    """Return the number of a contact or the number itself; empty when it may not be dialled."""
    contacts = call.board.configuration().contacts
    found = (one.number for one in contacts if wanted in (one.name, one.number))
    number = clean_number(next(found, wanted))
    refusal = call.board.meter.weigh(number, _NOBODY)
    if refusal is not None:
        call.log.warning("flow_may_not_dial", number=mask_number(number), code=refusal.code)
        return ""
    return number


def outside_leg(call: Call, endpoint: str, *, seconds: float, prefix: str = PARTY_PREFIX) -> Leg:
    """Describe a leg to a phone that belongs to no operator at work."""
    return Leg(
        channel=f"{prefix}{uuid4().hex}",
        endpoint=endpoint,
        arguments=("party", str(call.call_id)),
        caller_id=call.board.configuration().outbound_caller_id,
        ring_seconds=seconds + call.board.ring_reserve_seconds,
        originator=call.notes.channel,
    )


async def connect(visit: Visit, leg: Leg, *, seconds: float, is_recorded: bool = False) -> bool:
    """Ring, join, and wait until the party hangs up; False when nobody answered."""
    call, journey = visit.call, visit.journey
    call.add_leg(leg.channel)
    journey.outside_leg = leg.channel
    call.save()
    is_joined = await _ring(visit, leg, seconds) and await join_pair(
        call, leg.channel, trouble="party_not_joined"
    )
    if is_joined:
        journey.outcome = "transferred_out"
        call.save()
        if is_recorded:
            begin_recording(call)
        await _until_gone(visit, leg.channel)
    await _part(call, leg.channel)
    return is_joined


async def connect_again(visit: Visit) -> bool:
    """After a restart: talk on with the party if it is there; False when it never answered."""
    call, leg = visit.call, visit.journey.outside_leg
    was_joined = visit.journey.outcome == "transferred_out"
    if was_joined and await join_pair(call, leg, trouble="party_not_joined"):
        await _until_gone(visit, leg)
    await _part(call, leg)
    return was_joined


async def _ring(visit: Visit, leg: Leg, seconds: float) -> bool:
    call, channel = visit.call, visit.notes.channel
    await call.ambience.hush()
    with contextlib.suppress(EngineError):
        if channel in call.table.members:
            await call.table.lift(channel)
        await call.engine.start_ringback(channel)
    try:
        await call.engine.place(leg)
        async with asyncio.timeout(seconds):
            is_answered = await _until_answered(visit, leg.channel)
    except EngineError as error:
        call.log.warning("party_failed", error=str(error))
        is_answered = False
    except TimeoutError:
        is_answered = False
    with contextlib.suppress(EngineError):
        await call.engine.stop_ringback(channel)
    return is_answered


async def _until_answered(visit: Visit, leg: str) -> bool:
    while True:
        match await visit.read():
            case ChannelEntered(channel) if channel == leg:
                return True
            case ChannelGone(channel) if channel == leg:
                return False
            case _:
                pass


async def _until_gone(visit: Visit, leg: str) -> None:
    while True:
        match await visit.read():
            case ChannelGone(channel) if channel == leg:
                return
            case _:
                pass


async def _part(call: Call, leg: str) -> None:
    await call.drop_leg(leg)
    if call.notes.channel in call.table.members:
        with contextlib.suppress(EngineError):
            await call.table.lift(call.notes.channel)
    call.notes.journey.outside_leg = ""
    call.save()
