"""The door to a call's words while and after it is spoken: captions, dangers, reminders."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.workorders.api.heard_schemas import HeardTurnView
from hotline.workorders.api.heard_views import turn_view
from hotline.workorders.api.routing import router
from hotline.workorders.hearing import heard_call
from hotline.workorders.permissions import REGISTER


class DangerView(Schema):
    """Words of danger: what they mean, whom to ring, and in which turn they stand."""

    label: str
    call: str
    words: str
    turn: int


class ReminderView(Schema):
    """Words of the operator's that hurt, and better ones."""

    label: str
    instead: str
    words: str
    turn: int


class HeardCallView(Schema):
    """A call in words."""

    turns: list[HeardTurnView]
    dangers: list[DangerView]
    reminders: list[ReminderView]
    is_whole: bool


@router.get("/heard-calls/{uuid:call_id}", auth=Requires(REGISTER))
def get_heard_call(request: HttpRequest, call_id: UUID) -> HeardCallView:
    """Return the words of a call one took part in, with dangers and reminders."""
    heard = heard_call(call_id, visitor=visitor_of(request))
    return HeardCallView(
        turns=[turn_view(each) for each in heard.turns],
        dangers=[
            DangerView(label=each.label, call=each.call, words=each.span.text, turn=each.span.turn)
            for each in heard.dangers
        ],
        reminders=[
            ReminderView(
                label=each.label,
                instead=each.instead,
                words=each.span.text,
                turn=each.span.turn,
            )
            for each in heard.reminders
        ],
        is_whole=heard.is_whole,
    )
