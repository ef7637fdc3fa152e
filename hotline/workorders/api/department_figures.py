"""The doors of a department's own figures, and of the orders behind each."""

from typing import Any

from django.http import HttpRequest
from ninja import Query

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.months import month_of, months_to
from hotline.reference.rules.calendar import local_date
from hotline.workorders.api.figure_schemas import (
    CountView,
    FiguresPage,
    LineView,
    MonthQuery,
    MonthView,
    ReceivedPage,
    ReceivedQuery,
    ReceivedView,
)
from hotline.workorders.api.routing import router
from hotline.workorders.department_figures import own_departments, turns_behind, turns_between
from hotline.workorders.figure_counts import Counts, Line, count_by_month, count_turns
from hotline.workorders.figure_permissions import DEPARTMENT_FIGURES
from hotline.workorders.models import Assignment
from hotline.workorders.queries import visible_orders
from hotline.workorders.rules.figures import MEANINGS, Figure, share
from hotline.workorders.rules.workflow import STATE_LABELS, State

MONTHS_SHOWN = 12
PAGE = 50


@router.get("/department/figures", auth=Requires(DEPARTMENT_FIGURES))
def figures(request: HttpRequest, query: Query[MonthQuery]) -> FiguresPage:
    """Count what came in a month, by topic and unit, and in the eleven months before."""
    visitor, moment = visitor_of(request), now()
    month = month_of(query.month or local_date(moment))
    months = months_to(month, MONTHS_SHOWN)
    counted = count_turns(turns_between(visitor, month, month), now=moment)
    earlier = turns_between(visitor, months[0], months[-2])
    by_month = {**count_by_month(earlier, now=moment), month: counted.total}
    nothing: Counts = dict.fromkeys(Figure, 0)
    return FiguresPage(
        month=month,
        departments=own_departments(visitor),
        total=_total(counted.total),
        topics=[_line(each) for each in counted.topics],
        units=[_line(each) for each in counted.units],
        months=[MonthView(month=each, **_rates(by_month.get(each, nothing))) for each in months],
    )


@router.get("/department/figures/orders", auth=Requires(DEPARTMENT_FIGURES))
def orders_behind(request: HttpRequest, query: Query[ReceivedQuery]) -> ReceivedPage:
    """List the orders one figure counts; what has left the department is not opened."""
    visitor, moment = visitor_of(request), now()
    month = month_of(query.month)
    turns = turns_between(visitor, month, month)
    found = turns_behind(
        turns, query.figure, now=moment, topic_code=query.topic_code, unit=query.unit
    )
    page = list(found.select_related("order__topic")[query.offset : query.offset + PAGE + 1])
    shown = page[:PAGE]
    seen = visible_orders(visitor).filter(pk__in=[each.order_id for each in shown])
    open_to = set(seen.values_list("pk", flat=True))
    return ReceivedPage(
        label=MEANINGS[query.figure].label,
        items=[_turn(each, may_open=each.order_id in open_to) for each in shown],
        next_offset=query.offset + PAGE if len(page) > PAGE else None,
    )


def _total(counts: Counts) -> list[CountView]:
    return [
        CountView(figure=name, label=meaning.label, meaning=meaning.sentence, count=counts[name])
        for name, meaning in MEANINGS.items()
    ]


def _line(each: Line) -> LineView:
    return LineView(key=each.key, label=each.label, **_rates(each.counts))


def _rates(counts: Counts) -> dict[str, Any]:
    on_time, late = counts[Figure.ACCEPTED_IN_TIME], counts[Figure.ACCEPTED_LATE]
    done, overdue = counts[Figure.HANDLED_IN_TIME], counts[Figure.HANDLED_LATE]
    return {
        "counts": counts,
        "accepted_in_time_rate": share(on_time, late),
        "handled_in_time_rate": share(done, overdue),
    }


def _turn(each: Assignment, *, may_open: bool) -> ReceivedView:
    order = each.order
    return ReceivedView(
        number=order.number,
        topic_name=order.topic.name,
        unit_name=each.unit_name,  # type: ignore[attr-defined]  # an annotation of the query
        role_label=each.get_role_display(),
        state_label=STATE_LABELS[State(order.state)] if may_open else each.get_ending_display(),
        assigned_at=each.assigned_at,
        accepted_at=each.accepted_at,
        ended_at=each.ended_at,
        may_open=may_open,
    )
