"""Join two parties outside (中转通话): a handler's phone first, then the citizen's.

Both see the hotline's number and neither the other's; no operator takes part. The handler's
leg is the call's outside leg, so it is known again after a restart.
"""

import asyncio
import contextlib
from uuid import uuid4

from callcontrol.asterisk.engine import Leg
from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import ChannelEntered, ChannelGone
from callcontrol.asterisk.reconcile import CITIZEN_PREFIX, PARTY_PREFIX
from callcontrol.calls.bridging import join_pair
from callcontrol.calls.call import Call
from callcontrol.calls.numbers import clean_number
from callcontrol.calls.recording import begin_recording
from callcontrol.calls.snapshot import Snapshot
from callcontrol.calls.switchboard import Switchboard
from callcontrol.calls.trunk import journal_entry, trunk_leg
from contracts.call_events import EndedBy
from contracts.commands import RelayCall

RELAY = "relay"
"""The purpose written into the call's notes and record."""


def describe_relay(order: RelayCall, board: Switchboard) -> Snapshot:
    """Write the first page of the call's notes; the citizen is the one it is about."""
    configuration = board.configuration()
    return Snapshot(
        call_id=order.call_id,
        direction="outbound",
        caller=clean_number(order.number),
        dialled=configuration.dialling.caller_ids.get(RELAY, configuration.outbound_caller_id),
        channel=f"{CITIZEN_PREFIX}{order.call_id.hex}",
        correlation_id=order.correlation_id,
        purpose=RELAY,
        reference=order.reference,
        label=order.label,
        entered_at=board.clock(),
        wrap_up_seconds=0,
    )


async def relay_call(call: Call, *, first_number: str) -> EndedBy:
    """Ring the first phone, dial the citizen when it was answered, join and record them."""
    notes = call.notes
    call.log.info("relay_begun", reference=notes.reference)
    journal_entry(call)
    first = trunk_leg(call, f"{PARTY_PREFIX}{uuid4().hex}", first_number, role="party")
    call.add_leg(first.channel)
    notes.journey.outside_leg = first.channel
    call.enter_phase("dialling")
    if not await _answers(call, first):
        notes.cause = "operator_unreachable"
        return "system"
    with contextlib.suppress(EngineError):
        await call.engine.start_ringback(first.channel)
    citizen = trunk_leg(call, notes.channel, notes.caller, originator=first.channel)
    if not await _answers(call, citizen):
        notes.cause = notes.cause or "no_answer"
        return "system"
    with contextlib.suppress(EngineError):
        await call.engine.stop_ringback(first.channel)
    return await _talk(call)


async def resume_relay(call: Call) -> EndedBy:
    """After a restart: whoever was joined talks on; one still being dialled is given up."""
    return await _talk(call) if call.notes.phase == "outside" else "system"


async def _answers(call: Call, leg: Leg) -> bool:
    """Ring until answered; False when nobody did, or the other side hung up meanwhile."""
    try:
        await call.engine.place(leg)
        async with asyncio.timeout(call.board.configuration().dial_seconds):
            while True:
                match await call.inbox.get():
                    case ChannelEntered(channel, name) if channel == leg.channel:
                        if channel == call.notes.channel:
                            call.notes.channel_name = name
                        return True
                    case ChannelGone(channel) if channel == call.notes.journey.outside_leg:
                        return False
                    case _:
                        pass
    except EngineError as error:
        call.log.warning("relay_failed", error=str(error))
    except TimeoutError:
        call.log.info("no_answer", leg=leg.channel)
    return False


async def _talk(call: Call) -> EndedBy:
    """Join both and record, until one of them hangs up."""
    notes, first = call.notes, call.notes.journey.outside_leg
    if not await join_pair(call, first, trouble="relay_not_joined"):
        return "system"
    notes.journey.outcome = "transferred_out"
    call.enter_phase("outside")
    begin_recording(call)
    while True:
        match await call.inbox.get():
            case ChannelGone(channel) if channel == first:
                return "system"
            case _:
                pass
