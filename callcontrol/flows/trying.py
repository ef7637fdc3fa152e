"""Try a draft (试听流程): the editor's own phone is rung and hears what a citizen would hear."""

import asyncio
from datetime import timedelta
from uuid import uuid4

from callcontrol.asterisk.engine import Leg
from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import ChannelEntered
from callcontrol.asterisk.reconcile import SEAT_PREFIX
from callcontrol.calls.call import Call
from callcontrol.calls.registry import Registry
from callcontrol.calls.snapshot import Snapshot
from callcontrol.flows.runner import FlowRunner, run_flow
from callcontrol.flows.visit import TestOverError, Visit
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import Verb
from contracts.call_events import CallEntered, EndedBy
from contracts.commands import TryFlow

_RING_SECONDS = 30.0


def begin_test(registry: Registry, runner: FlowRunner, command: TryFlow, desk: Desk) -> Call:
    """Ring the editor's phone and run the draft there; counts nowhere, leaves nothing.

    Raises:
        NotNowError: the editor is in a call.

    """
    board = registry.board
    notes = Snapshot(
        call_id=uuid4(),
        direction="outbound",
        caller="",
        dialled=desk.seat,
        channel=f"{SEAT_PREFIX}{uuid4().hex}",
        label=f"试听：{command.flow.label or command.flow.name}"[:80],
        language=command.language,
        flow=command.flow.name,
        entered_at=board.clock(),
        operator_id=desk.operator_id,
        seat=desk.seat,
        device=desk.device,
        wrap_up_seconds=0,
    )
    notes.journey.draft, notes.journey.outcome = command.flow, "left_in_flow"
    call = Call(board, notes)
    board.floor.take(desk, Verb.DIAL, call.call_id)
    board.store.create(notes)
    call.desk = desk

    async def script(call: Call) -> EndedBy:
        return await _try(Visit(call, runner.room), desk)

    registry.start(call, script)
    return call


async def _try(visit: Visit, desk: Desk) -> EndedBy:
    call, draft = visit.call, visit.journey.draft
    call.record(
        CallEntered(
            **call.stamp(), direction="outbound", caller="", dialled=desk.seat, is_test=True
        )
    )
    try:
        if draft is None or not await _pick_up(visit, desk):
            return "system"
        return await run_flow(visit, draft)
    except TestOverError:
        return "operator"


async def _pick_up(visit: Visit, desk: Desk) -> bool:
    """Ring; True when the phone was answered. One that refuses ends the call itself."""
    call, notes = visit.call, visit.notes
    notes.ring_until = call.board.clock() + timedelta(seconds=_RING_SECONDS)
    call.enter_phase("offered")
    leg = Leg(
        channel=notes.channel,
        endpoint=desk.endpoint,
        arguments=("test", str(call.call_id)),
        caller_id=call.board.configuration().outbound_caller_id,
        ring_seconds=_RING_SECONDS + call.board.ring_reserve_seconds,
        headers={"X-Call-Id": str(call.call_id)},
    )
    try:
        await call.engine.place(leg)
        async with asyncio.timeout(_RING_SECONDS):
            while True:
                match await visit.read():
                    case ChannelEntered(channel, name) if channel == notes.channel:
                        notes.channel_name = name
                        return True
                    case _:
                        pass
    except EngineError as error:
        call.log.warning("test_failed", error=str(error))
    except TimeoutError:
        call.log.info("test_not_answered")
    return False
