"""The doors of an order on paper (办理单): masked like an export, recorded when printed."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.visitor import Visitor
from hotline.core.clock import now
from hotline.workorders.actions.print_order import print_order
from hotline.workorders.api.routing import router
from hotline.workorders.api.timeline import timeline_of
from hotline.workorders.export_rows import row_of, sight_of
from hotline.workorders.models import Result, WorkOrder
from hotline.workorders.permissions import VIEW
from hotline.workorders.queries import get_order
from hotline.workorders.rules.exported_caller import Sight, masked_text

_STEPS = frozenset({"handling", "letter", "clock", "follow_up"})
"""What of the story belongs on paper: how it was handled, not how the machine was used."""


class SheetStep(Schema):
    """One line of how it was handled."""

    at: datetime
    sentence: str


class SheetResult(Schema):
    """One result on paper."""

    department_name: str
    handled_at: datetime
    unit: str
    staff: str
    process: str
    outcome: str
    review_label: str


class SheetView(Schema):
    """An order on paper, as far as the visitor may take it out of the house."""

    number: str
    state: str
    appeal_type: str
    urgency: str
    secrecy: str
    channel: str
    topic: str
    area: str
    place: str
    event: str
    demand: str
    caller_name: str
    caller_phone: str
    caller_sex: str
    department: str
    registered_by: str
    registered_at: datetime
    due_at: datetime | None
    closed_at: datetime | None
    closing: str
    direct_answer: str
    results: list[SheetResult]
    steps: list[SheetStep]
    at: datetime
    by: str


class PrintedView(Schema):
    """Who printed it, and when."""

    printed_at: datetime
    printed_by: str


@router.get("/work-orders/{number}/sheet", auth=Requires(VIEW))
def get_sheet(request: HttpRequest, number: str) -> SheetView:
    """Show the order as it is printed; names and numbers are masked as in exports."""
    visitor = visitor_of(request)
    return _sheet(get_order(number, visitor), visitor, now())


@router.post("/work-orders/{number}/printings", auth=Requires(VIEW))
def post_printing(request: HttpRequest, number: str) -> PrintedView:
    """Record that the order is printed (打印工单)."""
    visitor, moment = visitor_of(request), now()
    print_order(number=number, by=visitor, now=moment)
    return PrintedView(printed_at=moment, printed_by=visitor.actor_label)


def _sheet(order: WorkOrder, visitor: Visitor, moment: datetime) -> SheetView:
    sight = sight_of(visitor)
    times = {"registered_at": order.registered_at, "due_at": order.due_at}
    row = row_of(order, sight) | times | {"closed_at": order.closed_at}
    known: dict[str, Any] = {name: row[name] for name in SheetView.model_fields if name in row}
    return SheetView(
        **known,
        results=[
            _result(each, sight)
            for each in order.results.select_related("review", "assignment__department")
        ],
        steps=[
            SheetStep(at=each.happened_at, sentence=masked_text(each.sentence, sight))
            for each in timeline_of(order, visitor)
            if each.group in _STEPS
        ],
        at=moment,
        by=visitor.actor_label,
    )


def _result(each: Result, sight: Sight) -> SheetResult:
    review = getattr(each, "review", None)
    label = "" if review is None else "审核通过" if review.is_approved else "审核退回"
    return SheetResult(
        department_name=each.assignment.department.name,
        handled_at=each.handled_at,
        unit=each.unit,
        staff=each.staff,
        process=masked_text(each.process, sight),
        outcome=masked_text(each.outcome, sight),
        review_label=label,
    )
