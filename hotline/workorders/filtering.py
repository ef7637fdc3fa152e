"""Narrow a list of orders down by everything but its words."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from hotline.reference.models import Area, Topic
from hotline.workorders.models import DepartmentMarks, WorkOrder
from hotline.workorders.rules.numbering import numbers_of
from hotline.workorders.rules.search.filters import NEAR, Due, Filters

_PLAIN = {
    "appeal_type": "appeal_type",
    "urgency": "urgency",
    "channel": "channel",
    "department_id": "department_id",
    "desk_code": "desk__code",
}


def narrowed(
    orders: QuerySet[WorkOrder], filters: Filters, *, now: datetime
) -> QuerySet[WorkOrder]:
    """Return the orders that fit every filter that is set."""
    asked = {column: getattr(filters, name) for name, column in _PLAIN.items()}
    orders = orders.filter(**{column: value for column, value in asked.items() if value})
    if filters.states:
        orders = orders.filter(state__in=filters.states)
    if filters.topic_code:
        orders = orders.filter(topic_id__in=_below(Topic, filters.topic_code))
    if filters.area_code:
        orders = orders.filter(area_id__in=_below(Area, filters.area_code))
    if filters.is_urged:
        orders = orders.filter(urge_count__gt=0)
    orders = numbered_between(orders, filters.first_day, filters.last_day)
    if filters.due == Due.OVERDUE:
        orders = orders.filter(due_at__lt=now)
    elif filters.due == Due.NEAR:
        orders = orders.filter(due_at__gte=now, due_at__lt=now + NEAR)
    return orders


def _below(tree: type[Topic | Area], code: str) -> list[int]:
    """Return the keys of a topic or area, and of those below it, at most two levels.

    Asked beforehand: of keys the planner knows how many orders have them, of codes it does not.
    """
    own = Q(code=code) | Q(parent__code=code) | Q(parent__parent__code=code)
    return [*tree.objects.filter(own).values_list("pk", flat=True)]


def numbered_between(
    orders: QuerySet[WorkOrder], first: date | None, last: date | None
) -> QuerySet[WorkOrder]:
    """Return the orders of these days of the city; their numbers begin with the day."""
    if first is not None:
        orders = orders.filter(number__gte=numbers_of(first))
    if last is not None and last < date.max:
        orders = orders.filter(number__lt=numbers_of(last + timedelta(days=1)))
    return orders


def marks_begin() -> date:
    """Return from which day on every order's words say who leads it.

    A database that was emptied holds no older orders: all of its own will bear the mark.
    """
    return DepartmentMarks.objects.values_list("since", flat=True).first() or date.min
