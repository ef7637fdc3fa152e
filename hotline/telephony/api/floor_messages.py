"""Messages to the floor with receipts (现场通知), and the call-out list (召集)."""

from django.http import HttpRequest
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.telephony.actions.answer_floor_message import answer_floor_message
from hotline.telephony.actions.send_floor_message import call_out, send_notice
from hotline.telephony.api import floor_message_schemas as out
from hotline.telephony.api.policy_schemas import CountOut
from hotline.telephony.floor_permissions import TELL_FLOOR, WATCH_FLOOR
from hotline.telephony.floor_queries import (
    Sent,
    list_messages,
    list_off_duty,
    list_own_messages,
)
from hotline.telephony.permissions import TAKE_CALLS

router = Router(tags=["telephony-floor"])


@router.get("/floor/messages", auth=Requires(WATCH_FLOOR))
def get_messages(request: HttpRequest) -> list[out.FloorMessageOut]:  # noqa: ARG001 - ninja passes it
    """List the last day's messages and who has answered."""
    return [_message_out(each) for each in list_messages(now())]


@router.post("/floor/messages", auth=Requires(TELL_FLOOR))
def post_message(request: HttpRequest, body: out.FloorNoticeBody) -> out.FloorSentOut:
    """Tell everybody at a seat, or those of a queue."""
    visitor = visitor_of(request)
    message, is_shown = send_notice(text=body.text, queue=body.queue, by=visitor, now=now())
    return out.FloorSentOut(id=message.pk, told=message.receipts.count(), is_shown=is_shown)


@router.get("/floor/call-out", auth=Requires(WATCH_FLOOR))
def get_call_out(request: HttpRequest, skill: str = "") -> list[out.OffDutyOut]:  # noqa: ARG001 - ninja passes it
    """List who sits nowhere and could be called in, with what they last answered."""
    return [
        out.OffDutyOut(
            operator_id=each.operator_id,
            name=each.name,
            skills=dict(each.skills),
            left_at=each.left_at,
            asked_at=each.asked_at,
            answer=each.answer,
        )
        for each in list_off_duty(skill, now())
    ]


@router.post("/floor/call-out", auth=Requires(TELL_FLOOR))
def post_call_out(request: HttpRequest, body: out.FloorCallOutBody) -> out.FloorSentOut:
    """Ask people to come and help."""
    by = visitor_of(request)
    message = call_out(operator_ids=body.operator_ids, text=body.text, by=by, now=now())
    return out.FloorSentOut(id=message.pk, told=message.receipts.count(), is_shown=False)


@router.get("/floor/messages/mine", auth=Requires(TAKE_CALLS))
def get_own_messages(request: HttpRequest) -> list[out.OwnFloorMessageOut]:
    """List what waits for the visitor's answer, oldest first."""
    return [
        out.OwnFloorMessageOut(
            id=each.pk,
            kind=each.kind,
            text=each.text,
            sender_name=each.sender_name,
            sent_at=each.sent_at,
        )
        for each in list_own_messages(visitor_of(request), now())
    ]


@router.post("/floor/messages/{int:message_id}/answer", auth=Requires(TAKE_CALLS))
def post_answer(request: HttpRequest, message_id: int, body: out.FloorAnswerBody) -> CountOut:
    """Acknowledge a message, or say whether one comes."""
    by = visitor_of(request)
    answer_floor_message(message_id=message_id, answer=body.answer, by=by, now=now())
    return CountOut(changed=1)


def _message_out(sent: Sent) -> out.FloorMessageOut:
    message = sent.message
    return out.FloorMessageOut(
        id=message.pk,
        kind=message.kind,
        text=message.text,
        audience=message.audience,
        sender_name=message.sender_name,
        sent_at=message.sent_at,
        told=len(sent.receipts),
        answered=len(sent.receipts) - sent.count(""),
        coming=sent.count("coming"),
        cannot=sent.count("cannot"),
        receipts=[
            out.FloorReceiptOut(
                operator_id=each.operator_id,
                name=sent.names.get(each.operator_id, ""),
                answer=each.answer,
                answered_at=each.answered_at,
            )
            for each in sent.receipts
        ],
    )
