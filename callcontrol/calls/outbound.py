"""Place a follow-up call (回访): the operator's phone first, then the citizen's (CB-05)."""

import asyncio
import contextlib

from callcontrol.asterisk.engine import Leg
from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import ChannelEntered, ChannelGone
from callcontrol.calls.bridging import join, seat_leg
from callcontrol.calls.call import Call
from callcontrol.calls.conversation import Conversation
from callcontrol.calls.messages import DeclineAsked, HangUpAsked, PageLost
from callcontrol.calls.recording import begin_recording
from callcontrol.calls.snapshot import IN_CONVERSATION
from callcontrol.operators.desk import Desk
from contracts.call_events import CallAnswered, CallEntered, EndedBy

_OPERATOR_SECONDS = 20.0


async def place_call(call: Call) -> EndedBy:
    """Ring the operator, dial the citizen, join them, talk."""
    desk = call.desk
    if desk is None:
        return "system"
    _journal_entry(call)
    call.enter_phase("dialling")
    ended_by = await _reach_operator(call, desk)
    if ended_by is None:
        ended_by = await _reach_citizen(call, desk)
    if ended_by is None:
        await Conversation(call, desk).run()
        ended_by = "operator" if call.desk is not None else "system"
    return ended_by


async def resume_call(call: Call) -> EndedBy:
    """Take an outbound conversation up again; one that was still dialling is given up."""
    if call.desk is None or call.notes.phase not in IN_CONVERSATION:
        return "system"
    await Conversation(call, call.desk).run()
    return "operator" if call.desk is not None else "system"


def _journal_entry(call: Call) -> None:
    notes = call.notes
    call.log.info("call_placed", number=notes.caller, purpose=notes.purpose)
    call.record(
        CallEntered(
            **call.stamp(),
            direction="outbound",
            caller=notes.caller,
            dialled=notes.dialled,
            purpose=notes.purpose,
            reference=notes.reference,
            correlation_id=notes.correlation_id,
        )
    )


async def _reach_operator(call: Call, desk: Desk) -> EndedBy | None:
    """Ring the operator; None when the phone was picked up."""
    leg = seat_leg(call, desk, ring_seconds=_OPERATOR_SECONDS, is_answered_by_itself=True)
    notes = call.notes
    notes.leg, notes.operator_id = leg.channel, desk.operator_id
    notes.seat, notes.device = desk.seat, desk.device
    call.save()
    return await _place_and_wait(call, leg, seconds=_OPERATOR_SECONDS)


async def _reach_citizen(call: Call, desk: Desk) -> EndedBy | None:
    """Dial the citizen while the operator hears ringback; None when they were joined."""
    notes, configuration = call.notes, call.board.configuration()
    with contextlib.suppress(EngineError):
        await call.engine.start_ringback(notes.leg)
    leg = Leg(
        channel=notes.channel,
        endpoint=f"PJSIP/{notes.caller}@trunk",
        arguments=("outbound", str(call.call_id)),
        caller_id=configuration.outbound_caller_id,
        ring_seconds=configuration.dial_seconds + call.board.ring_reserve_seconds,
        originator=notes.leg,
    )
    ended_by = await _place_and_wait(call, leg, seconds=configuration.dial_seconds)
    if ended_by is not None:
        return ended_by
    with contextlib.suppress(EngineError):
        await call.engine.stop_ringback(notes.leg)
    if not await join(call, notes.leg, with_citizen=True):
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


async def _place_and_wait(call: Call, leg: Leg, *, seconds: float) -> EndedBy | None:
    """Ring until answered (None); a citizen who does not answer cancels the script instead."""
    try:
        await call.engine.place(leg)
        async with asyncio.timeout(seconds):
            while True:
                match await call.inbox.get():
                    case ChannelEntered(channel, name) if channel == leg.channel:
                        if channel == call.notes.channel:
                            call.notes.channel_name = name
                        return None
                    case HangUpAsked() | DeclineAsked():
                        return "operator"
                    case ChannelGone(channel) if channel == call.notes.leg:
                        return "operator"
                    case PageLost() if call.notes.device == "browser":
                        return "system"
                    case _:
                        pass
    except EngineError as error:
        call.log.warning("dialling_failed", error=str(error))
    except TimeoutError:
        call.log.info("no_answer", leg=leg.channel)
    return "system"
