"""The doors of special desks (专席): which there are, and what their forms ask."""

import json
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.visitor import Visitor
from hotline.telephony.queries import get_call
from hotline.workorders.api.bodies import Body
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import AnswerLine, DeskAnswersView
from hotline.workorders.desk_queries import count_open_by_desk, desk_of_call, form_of, list_desks
from hotline.workorders.models import Desk, WorkOrder
from hotline.workorders.permissions import REGISTER, VIEW, sees_every_order
from hotline.workorders.rules.desk_form import FormField


class DeskView(Schema):
    """A desk with its form, and how many open orders of it the visitor may see."""

    code: str
    name: str
    about: str
    numbers: list[str]
    queues: list[str]
    skill: str
    flow: str
    fields: list[FormField]
    open_orders: int


class DeskOfCallView(Schema):
    """The desk a call came to; empty: the usual one."""

    code: str


class CallQuery(Body):
    """Which call."""

    call_id: UUID


@router.get("/desks", auth=Requires(VIEW))
def get_desks(request: HttpRequest) -> list[DeskView]:
    """List the active desks."""
    counts = count_open_by_desk(visitor_of(request))
    return [_view(each, counts.get(each.pk, 0)) for each in list_desks()]


@router.get("/desks/of-call", auth=Requires(REGISTER))
def get_desk_of_call(request: HttpRequest, query: Query[CallQuery]) -> DeskOfCallView:  # noqa: ARG001 - ninja passes it
    """Tell which desk a call belongs to, by its queue, else by the number dialled."""
    desk = desk_of_call(get_call(query.call_id))
    return DeskOfCallView(code=desk.code if desk else "")


def _view(desk: Desk, open_orders: int) -> DeskView:
    return DeskView(
        code=desk.code,
        name=desk.name,
        about=desk.about,
        numbers=desk.numbers,
        queues=desk.queues,
        skill=desk.skill,
        flow=desk.flow,
        fields=form_of(desk),
        open_orders=open_orders,
    )


def desk_answers(order: WorkOrder, visitor: Visitor) -> DeskAnswersView | None:
    """Show an order's desk and answers; those that tell who the citizen is go with their name."""
    if order.desk is None:
        return None
    given: dict[str, str] = json.loads(order.desk_answers) if order.desk_answers else {}
    hides = (order.is_confidential or order.is_anonymous) and not sees_every_order(visitor)
    lines = [
        AnswerLine(label=each.label, text="（保密）" if hides and each.is_personal else text)
        for each in form_of(order.desk)
        if (text := given.pop(each.name, ""))
    ]
    # An answer to a question the form no longer asks: nobody can say any more whether it tells.
    lines += [] if hides else [AnswerLine(label=name, text=text) for name, text in given.items()]
    return DeskAnswersView(code=order.desk.code, name=order.desk.name, answers=lines)
