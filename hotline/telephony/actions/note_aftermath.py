"""What a reported event means beyond the call's own row: campaigns and return calls.

Called once per event, in the transaction that absorbs it.
"""

from contracts import call_events as said
from hotline.telephony.actions.list_return_call import (
    list_asked,
    list_missed,
    note_settled,
    settle_called_again,
)
from hotline.telephony.actions.return_call import note_return_over
from hotline.telephony.actions.robot_call import tell_robot_call_over
from hotline.telephony.actions.settle_item import note_begun, note_over, note_reached
from hotline.telephony.models import Call, CallEventRow, ReturnCall

_Reason = ReturnCall.Reason


def note_aftermath(event: said.CallEvent) -> None:
    """Draw every consequence. Must be called inside ``writing()``, after the call's row."""
    match event:
        case said.CallEntered(direction="outbound"):
            note_begun(event)
            if (late := _call(event)) is not None:
                tell_robot_call_over(late)
        case said.CallAnswered():
            _answered(event)
        case said.CallEnded():
            _ended(event)
        case said.CallReturnAsked():
            unknown = Call(pk=event.call_id, correlation_id=event.call_id)
            list_asked(event, _call(event) or unknown)
        case said.ReturnCallSettled():
            note_settled(event)
        case said.EngineRestarted():
            for call in Call.objects.filter(pk__in=event.lost_calls):
                if not _is_test(call):
                    list_missed(call, _Reason.ENGINE_LOST, event.happened_at)
        case _:
            return


def _answered(event: said.CallAnswered) -> None:
    note_reached(event)
    call = _call(event)
    if call is not None and call.direction == "inbound" and call.caller:
        settle_called_again(call.caller, event.happened_at)


def _ended(event: said.CallEnded) -> None:
    note_over(event)
    call = _call(event)
    if call is None:
        return
    note_return_over(event, call)
    tell_robot_call_over(call)
    if event.outcome == "left_in_queue" and not _is_test(call):
        list_missed(call, _Reason.ABANDONED, event.happened_at)


def _is_test(call: Call) -> bool:
    """Tell whether a draft flow was tried out: nobody is to be rung back."""
    rows = CallEventRow.objects.filter(call_id=call.pk, kind="call.entered")
    return rows.filter(details__is_test=True).exists()


def _call(
    event: said.CallEntered | said.CallAnswered | said.CallEnded | said.CallReturnAsked,
) -> Call | None:
    return Call.objects.filter(pk=event.call_id).first()
