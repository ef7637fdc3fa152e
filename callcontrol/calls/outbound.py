"""Call a citizen (外呼): perhaps a preview, the operator's phone, then the citizen's (CB-05)."""

import asyncio
import contextlib
from datetime import timedelta

from callcontrol.asterisk.engine import Leg
from callcontrol.asterisk.errors import EngineError, RefusedError
from callcontrol.asterisk.events import ChannelEntered, ChannelGone
from callcontrol.asterisk.reconcile import CITIZEN_PREFIX
from callcontrol.calls.bridging import seat_leg
from callcontrol.calls.call import Call
from callcontrol.calls.conversation import Conversation
from callcontrol.calls.endings import Ending
from callcontrol.calls.messages import (
    DeclineAsked,
    HangUpAsked,
    PageBack,
    PageLost,
    SkipPreviewAsked,
    StartPreviewAsked,
)
from callcontrol.calls.numbers import clean_number
from callcontrol.calls.recording import begin_recording
from callcontrol.calls.relay import RELAY, resume_relay
from callcontrol.calls.snapshot import IN_CONVERSATION, WITH_OPERATOR, Snapshot
from callcontrol.calls.switchboard import Switchboard
from callcontrol.calls.trunk import journal_entry, trunk_leg
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import Verb
from contracts.call_events import CallAnswered, EndCause, EndedBy
from contracts.commands import PlaceCall, WorkItem

_OPERATOR_SECONDS = 20.0


def describe_outbound(order: PlaceCall | WorkItem, board: Switchboard) -> Snapshot:
    """Write the first page of an outbound call's notes; the number shown goes by the purpose."""
    configuration = board.configuration()
    item = order if isinstance(order, WorkItem) else None
    call_id = order.item_id if isinstance(order, WorkItem) else order.call_id
    queues = configuration.queues
    if item is not None:
        queues = [one for one in queues if one.name == item.queue] or queues
    shown = configuration.dialling.caller_ids.get(order.purpose, configuration.outbound_caller_id)
    return Snapshot(
        call_id=call_id,
        direction="outbound",
        caller=clean_number(order.number),
        dialled=shown,
        channel=f"{CITIZEN_PREFIX}{call_id.hex}",
        correlation_id=order.correlation_id,
        purpose=order.purpose,
        reference=order.reference,
        label=order.label,
        queue=item.queue if item else "",
        language=item.language if item else "zh",
        preview_seconds=item.preview_seconds if item and item.mode == "preview" else 0,
        entered_at=board.clock(),
        wrap_up_seconds=max((one.wrap_up_seconds for one in queues), default=30),
    )


async def place_call(call: Call) -> EndedBy:
    """Show the item if it is a preview, ring the operator, dial the citizen, join them, talk."""
    desk = call.desk
    if desk is None:
        return "system"
    _journal_entry(call)
    if call.notes.preview_seconds:
        ended_by = await _preview(call, desk)
        if ended_by is not None:
            return ended_by
    call.enter_phase("dialling")
    ended_by = await _reach_operator(call, desk)
    if ended_by is None:
        ended_by = await _reach_citizen(call, desk)
    if ended_by is None:
        ended_by = await _converse(call)
    return ended_by


async def resume_call(call: Call) -> EndedBy:
    """Take an outbound conversation up again; one that was still dialling is given up."""
    if call.notes.purpose == RELAY:
        return await resume_relay(call)
    if call.notes.phase not in IN_CONVERSATION:
        return "system"
    if call.desk is None and call.notes.phase in WITH_OPERATOR:
        return "system"
    return await _converse(call)


async def _converse(call: Call) -> EndedBy:
    ending = await Conversation(call).run()
    return "operator" if ending is Ending.OPERATOR else "system"


def _journal_entry(call: Call) -> None:
    notes = call.notes
    call.log.info("call_placed", number=notes.caller, purpose=notes.purpose)
    journal_entry(call)


async def _preview(call: Call, desk: Desk) -> EndedBy | None:
    """Let the operator read first; None when they dial, otherwise they are free again."""
    notes = call.notes
    notes.operator_id, notes.seat, notes.device = desk.operator_id, desk.seat, desk.device
    notes.ring_until = call.board.clock() + timedelta(seconds=notes.preview_seconds)
    call.enter_phase("preview")
    try:
        async with asyncio.timeout(notes.preview_seconds):
            while True:
                match await call.inbox.get():
                    case StartPreviewAsked():
                        call.board.floor.apply(desk, Verb.CONNECT)
                        return None
                    case SkipPreviewAsked() | DeclineAsked() | HangUpAsked():
                        notes.cause = "skipped"
                        break
                    case PageBack():
                        call.show()
                    case _:
                        pass
    except TimeoutError:
        notes.cause = "preview_expired"
    call.desk = None
    is_skipped = notes.cause == "skipped"
    verb = Verb.RELEASE if is_skipped else Verb.MISS
    call.board.floor.let_go(desk, verb, reason="" if is_skipped else notes.cause)
    return "operator" if is_skipped else "system"


async def _reach_operator(call: Call, desk: Desk) -> EndedBy | None:
    """Ring the operator; None when the phone was picked up."""
    leg = seat_leg(call, desk, ring_seconds=_OPERATOR_SECONDS, is_answered_by_itself=True)
    notes = call.notes
    notes.leg, notes.operator_id = leg.channel, desk.operator_id
    notes.seat, notes.device = desk.seat, desk.device
    call.save()
    return await _place_and_wait(call, leg, seconds=_OPERATOR_SECONDS, lost="operator_unreachable")


async def _reach_citizen(call: Call, desk: Desk) -> EndedBy | None:
    """Dial the citizen while the operator hears ringback; None when they were joined."""
    notes, configuration = call.notes, call.board.configuration()
    with contextlib.suppress(EngineError):
        await call.engine.start_ringback(notes.leg)
    leg = trunk_leg(call, notes.channel, notes.caller, originator=notes.leg)
    seconds = configuration.dial_seconds
    ended_by = await _place_and_wait(call, leg, seconds=seconds, lost="no_answer")
    if ended_by is not None:
        return ended_by
    with contextlib.suppress(EngineError):
        await call.engine.stop_ringback(notes.leg)
    if not await call.table.arrange("talking"):
        return "operator"
    begin_recording(call)
    notes.answered_at = call.board.clock()
    call.record(
        CallAnswered(
            **call.stamp(),
            operator_id=desk.operator_id,
            seat=desk.seat,
            device=desk.device,
            waited_seconds=0,
        )
    )
    call.enter_phase("talking")
    return None


async def _place_and_wait(
    call: Call, leg: Leg, *, seconds: float, lost: EndCause
) -> EndedBy | None:
    """Ring until answered (None); a citizen who does not answer cancels the script instead.

    ``lost`` is the cause to note when the leg is not answered in time.
    """
    notes, reason = call.notes, lost
    try:
        await call.engine.place(leg)
        async with asyncio.timeout(seconds):
            while True:
                match await call.inbox.get():
                    case ChannelEntered(channel, name) if channel == leg.channel:
                        if channel == notes.channel:
                            notes.channel_name = name
                        return None
                    case HangUpAsked() | DeclineAsked():
                        notes.cause = notes.cause or "operator_gave_up"
                        return "operator"
                    case ChannelGone(channel) if channel == notes.leg:
                        is_ringing = leg.channel == notes.leg
                        reason = "operator_unreachable" if is_ringing else "operator_gave_up"
                        notes.cause = notes.cause or reason
                        return "operator"
                    case PageLost() if notes.device == "browser":
                        notes.cause = "operator_gave_up"
                        return "system"
                    case _:
                        pass
    except RefusedError as error:
        call.log.warning("dialling_refused", error=str(error))
        notes.cause = "unreachable" if lost == "no_answer" else lost
    except EngineError as error:
        call.log.warning("dialling_failed", error=str(error))
        notes.cause = "engine_lost"
    except TimeoutError:
        call.log.info("no_answer", leg=leg.channel)
        notes.cause = lost
    return "system"
