"""Narrow a list of orders down by everything but its words."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from hotline.workorders.models import WorkOrder
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
        orders = orders.filter(_below("topic", filters.topic_code))
    if filters.area_code:
        orders = orders.filter(_below("area", filters.area_code))
    if filters.is_urged:
        orders = orders.filter(urge_count__gt=0)
    orders = numbered_between(orders, filters.first_day, filters.last_day)
    if filters.due == Due.OVERDUE:
        orders = orders.filter(due_at__lt=now)
    elif filters.due == Due.NEAR:
        orders = orders.filter(due_at__gte=now, due_at__lt=now + NEAR)
    return orders


def _below(tree: str, code: str) -> Q:
    """Ask for a topic or area, or for one below it, at most two levels."""
    deeper = f"{tree}__parent__"
    own = Q(**{f"{tree}__code": code})
    return own | Q(**{f"{deeper}code": code}) | Q(**{f"{deeper}parent__code": code})


def numbered_between(
    orders: QuerySet[WorkOrder], first: date | None, last: date | None
) -> QuerySet[WorkOrder]:
    """Return the orders of these days of the city; their numbers begin with the day."""
    if first is not None:
        orders = orders.filter(number__gte=f"{first:%Y%m%d}")
    if last is not None and last < date.max:
        orders = orders.filter(number__lt=f"{last + timedelta(days=1):%Y%m%d}")
    return orders
