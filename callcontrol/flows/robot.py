"""Ring a citizen and let a published flow ask (自动语音): no operator takes part, CB-05."""

import asyncio
from functools import partial

from callcontrol.acd.waiting import WaitingRoom
from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import ChannelEntered
from callcontrol.asterisk.reconcile import CITIZEN_PREFIX
from callcontrol.calls.call import Call
from callcontrol.calls.numbers import clean_number
from callcontrol.calls.registry import ROBOT, Registry
from callcontrol.calls.snapshot import Snapshot
from callcontrol.calls.trunk import journal_entry, trunk_leg
from callcontrol.flows.runner import run_flow
from callcontrol.flows.visit import Visit
from contracts.call_events import EndedBy
from contracts.commands import RobotCall
from contracts.ivr import Flow


def begin_robot_call(registry: Registry, room: WaitingRoom, order: RobotCall, flow: Flow) -> Call:
    """Begin the call; after a restart of call control it is given up and counts as unanswered."""
    board = registry.board
    configuration = board.configuration()
    notes = Snapshot(
        call_id=order.call_id,
        direction="outbound",
        caller=clean_number(order.number),
        dialled=configuration.dialling.caller_ids.get(ROBOT, configuration.outbound_caller_id),
        channel=f"{CITIZEN_PREFIX}{order.call_id.hex}",
        correlation_id=order.correlation_id,
        purpose=ROBOT,
        reference=order.reference,
        language=order.language,
        flow=flow.name,
        entered_at=board.clock(),
        wrap_up_seconds=0,
    )
    call = Call(board, notes)
    board.store.create(notes)
    registry.start(call, partial(_speak, room=room, flow=flow))
    return call


async def _speak(call: Call, *, room: WaitingRoom, flow: Flow) -> EndedBy:
    notes = call.notes
    call.log.info("robot_call_begun", reference=notes.reference)
    journal_entry(call)
    call.enter_phase("dialling")
    if not await _picks_up(call):
        return "system"
    notes.journey.outcome = "left_in_flow"
    return await run_flow(Visit(call, room), flow)


async def _picks_up(call: Call) -> bool:
    """Ring; False when nobody answered. A phone that refuses ends the call itself."""
    notes = call.notes
    seconds = call.board.configuration().dial_seconds
    leg = trunk_leg(call, notes.channel, notes.caller)
    try:
        await call.engine.place(leg)
        async with asyncio.timeout(seconds):
            while True:
                match await call.inbox.get():
                    case ChannelEntered(channel, name) if channel == leg.channel:
                        notes.channel_name = name
                        return True
                    case _:
                        pass
    except EngineError as error:
        call.log.warning("robot_call_failed", error=str(error))
        notes.cause = "unreachable"
    except TimeoutError:
        notes.cause = "no_answer"
    return False
