"""Ring a caller back who reached nobody (回拨), or strike them off the list."""

from datetime import datetime, timedelta
from uuid import UUID

from contracts.call_events import CallEnded
from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.rules.calling_hours import why_barred
from hotline.telephony.actions.list_return_call import settle
from hotline.telephony.actions.place_call import Wanted, place_call
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.models import Call, ReturnCall
from hotline.telephony.outbound_errors import (
    BarredNow,
    BeingRungBack,
    NoSuchReturnCall,
    WrongState,
)
from hotline.telephony.outbound_events import ReturnCallMade

FRESH = timedelta(minutes=30)
"""Who called so recently is awake: they may be rung back at any hour."""
_STALE = timedelta(minutes=10)
"""An attempt without any end for so long blocks nobody."""
_ATTEMPTS = 3
_State = ReturnCall.State


def return_call(*, return_call_id: UUID, by: Visitor, now: datetime) -> ReturnCall:
    """Ring the operator, then the citizen; the row remembers the call.

    Raises:
        NoSuchReturnCall: there is none.
        WrongState: it is over, or the platform rings back by itself.
        BarredNow: not at this hour.
        BeingRungBack: somebody else is calling right now.
        Conflict, Unavailable: the call cannot be placed now.

    """
    with writing():
        row = _locked(return_call_id)
        _refuse(row, by, now)
        wanted = Wanted(
            number=row.number,
            purpose="return_call",
            reference=str(row.pk),
            label=f"回拨 {row.number_masked}",
            correlation_id=row.correlation_id,
        )
        row.made_call_id = place_call(wanted=wanted, by=by, now=now)
        row.state = _State.CALLING
        row.attempts += 1
        row.called_by_id, row.called_by_label, row.called_at = by.user_id, by.actor_label, now
        row.save()
        made = ReturnCallMade(call_id=str(row.made_call_id))
        record(made, subject_id=row.pk, by=by, now=now, correlation_id=row.correlation_id)
    return row


def withdraw_return_call(
    *, return_call_id: UUID, note: str, by: Visitor, now: datetime
) -> ReturnCall:
    """Strike a caller off the list, with a reason.

    Raises:
        NoSuchReturnCall: there is none.
        WrongState: it is over.

    """
    with writing():
        row = _locked(return_call_id)
        if row.settled_at is not None:
            msg = "这条回拨已经了结。"
            raise WrongState(msg)
        settle(row, _State.WITHDRAWN, by=by, now=now, note=note)
    return row


def note_return_over(event: CallEnded, call: Call) -> None:
    """An operator's return call ended. Must be called inside ``writing()``."""
    rows = ReturnCall.objects.select_for_update().filter(made_call_id=call.pk)
    row = rows.filter(state=_State.CALLING).first()
    if row is None:
        return
    if event.outcome == "answered":
        settle(row, _State.ANSWERED, by=VOICE_PLATFORM, now=event.happened_at)
    elif row.attempts >= _ATTEMPTS:
        settle(row, _State.NOT_REACHED, by=VOICE_PLATFORM, now=event.happened_at)
    else:
        row.state = _State.WAITING
        row.save()


def _locked(return_call_id: UUID) -> ReturnCall:
    row = ReturnCall.objects.select_for_update().filter(pk=return_call_id).first()
    if row is None:
        msg = "这条回拨不存在。"
        raise NoSuchReturnCall(msg)
    return row


def _refuse(row: ReturnCall, by: Visitor, now: datetime) -> None:
    if row.settled_at is not None and row.state != _State.NOT_REACHED:
        msg = "这条回拨已经了结。"
        raise WrongState(msg)
    if row.reason == ReturnCall.Reason.ASKED and row.state == _State.WAITING:
        msg = "这位市民在排队等候回拨，轮到时系统会自动接通，不需要手工拨打。"
        raise WrongState(msg)
    barred = why_barred(now)
    if barred and now - row.missed_at > FRESH:
        raise BarredNow(barred)
    is_running = row.called_at is not None and now - row.called_at < _STALE
    if row.state == _State.CALLING and is_running and row.called_by_id != by.user_id:
        msg = f"{row.called_by_label}正在回拨这位市民，请勿重复拨打。"
        raise BeingRungBack(msg)
