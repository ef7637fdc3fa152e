"""Ring one operator for a waiting citizen, and see what comes of it."""

import asyncio
from datetime import timedelta

from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import ChannelEntered, ChannelGone, DigitPressed, PlaybackEnded
from callcontrol.calls.ambience import sound
from callcontrol.calls.bridging import seat_leg
from callcontrol.calls.call import Call
from callcontrol.calls.messages import DeclineAsked, HangUpAsked, Message, PageLost
from callcontrol.calls.recording import begin_recording
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import Verb
from contracts.call_events import CallAnswered, CallOffered, MissReason

_DECLINED = frozenset({17, 21})
"""Q.850: user busy, call rejected."""
_NO_ANSWER = frozenset({18, 19})


async def ring_desk(call: Call, *, seconds: float) -> bool:
    """Offer the call to its desk; True when citizen and operator were joined.

    Otherwise the operator goes to not ready with the reason and the call has no desk.
    """
    desk = call.desk
    if desk is None:
        return False
    leg = seat_leg(call, desk, ring_seconds=seconds)
    _announce_offer(call, desk, leg.channel, seconds)
    missed: MissReason | None
    try:
        await call.engine.place(leg)
        missed = await _wait(call, leg.channel, seconds)
        if missed is None and await _connect(call, desk, leg.channel):
            return True
    except EngineError as error:
        call.log.warning("offer_failed", error=str(error))
        missed = "unreachable"
    await call.drop_leg(leg.channel)
    call.notes.leg, call.notes.operator_id = "", None
    call.miss(missed or "unreachable")
    call.enter_phase("waiting")
    return False


def _announce_offer(call: Call, desk: Desk, leg: str, seconds: float) -> None:
    notes, now = call.notes, call.board.clock()
    notes.leg, notes.operator_id = leg, desk.operator_id
    notes.seat, notes.device = desk.seat, desk.device
    notes.offered_at, notes.ring_until = now, now + timedelta(seconds=seconds)
    if notes.queued_at is not None:
        notes.waited_seconds = (now - notes.queued_at).total_seconds()
    call.record(
        CallOffered(
            **call.stamp(), operator_id=desk.operator_id, seat=desk.seat, device=desk.device
        )
    )
    call.enter_phase("offered")


async def _wait(call: Call, leg: str, seconds: float) -> MissReason | None:
    """Read messages until the phone is answered (None) or the offer is over."""
    try:
        async with asyncio.timeout(seconds):
            await call.open_bridge()
            if not call.ambience.is_busy:
                await call.ambience.say(sound("connecting"))
            while True:
                verdict = await _weigh(call, leg, await call.inbox.get())
                if not isinstance(verdict, _Undecided):
                    return verdict
    except TimeoutError:
        return "no_answer"


class _Undecided:
    """Nothing has been decided yet."""


async def _weigh(call: Call, leg: str, message: Message) -> MissReason | _Undecided | None:
    match message:
        case ChannelEntered(channel) if channel == leg:
            return None
        case ChannelGone(channel, cause) if channel == leg:
            return _reason(cause)
        case DeclineAsked() | HangUpAsked():
            return "declined"
        case PageLost() if call.notes.device == "browser":
            return "unreachable"
        case DigitPressed(_, digit) if digit in call.notes.language_keys:
            call.notes.language = call.notes.language_keys[digit]
        case PlaybackEnded(_, playback):
            await call.ambience.ended(playback)
        case _:
            pass
    return _Undecided()


def _reason(cause: int) -> MissReason:
    if cause in _DECLINED:
        return "declined"
    return "no_answer" if cause in _NO_ANSWER else "unreachable"


async def _connect(call: Call, desk: Desk, leg: str) -> bool:
    call.notes.leg = leg
    if not await call.table.arrange("talking"):
        return False
    notes, now = call.notes, call.board.clock()
    begin_recording(call)
    if notes.queued_at is not None:
        notes.waited_seconds = (now - notes.queued_at).total_seconds()
    notes.answered_at = notes.answered_at or now
    call.board.floor.apply(desk, Verb.CONNECT)
    call.leave_queue("answered")
    call.record(
        CallAnswered(
            **call.stamp(),
            operator_id=desk.operator_id,
            seat=desk.seat,
            device=desk.device,
            waited_seconds=notes.waited_seconds,
        )
    )
    call.enter_phase("talking")
    return True
