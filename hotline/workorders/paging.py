"""Lists page by page, each page beginning where the last one ended: no offsets, no counts."""

import base64
import binascii
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hotline.core.cursors import bad_cursor, moment_in, number_in
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.numbering import looks_like_number

PAGE = 30


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and where the next ones begin."""

    orders: list[WorkOrder]
    next_cursor: str | None


_STANDS = "-"
"""In a cursor: the clocks of the last order stand still."""


def page_by_time(
    orders: QuerySet[WorkOrder], cursor: str | None, size: int = PAGE, *, may_stand: bool = False
) -> Page:
    """Return a page in the order the clocks run out.

    Orders whose clocks stand still come last, where the list ``may_stand`` with such.
    """
    if cursor:
        orders = _after(orders, *read_cursor(cursor, 2), may_stand=may_stand)
    rows = _first(orders.order_by("due_at", "id"), size + 1)
    last = rows[size - 1] if len(rows) > size else None
    due = last.due_at.isoformat() if last and last.due_at else _STANDS
    return Page(rows[:size], write_cursor(due, last.pk) if last else None)


def _first(orders: QuerySet[WorkOrder], count: int) -> list[WorkOrder]:
    """Return the first of a list, with what belongs to them.

    Their keys come first: beside joins the planner may sort a whole list for one page of it.
    """
    keys = list(orders.values_list("pk", flat=True)[:count])
    rows = WorkOrder.objects.filter(pk__in=keys)
    rows.query.select_related = orders.query.select_related
    rows.query.deferred_loading = orders.query.deferred_loading
    found = {each.pk: each for each in rows}
    return [found[key] for key in keys]


def _after(
    orders: QuerySet[WorkOrder], due_text: str, order_id: str, *, may_stand: bool
) -> QuerySet[WorkOrder]:
    if due_text == _STANDS:
        return orders.filter(due_at__isnull=True, id__gt=number_in(order_id))
    due = moment_in(due_text)
    later = Q(due_at__gt=due) | Q(due_at=due, id__gt=number_in(order_id))
    if may_stand:
        return orders.filter(later | Q(due_at__isnull=True))
    return orders.filter(later, due_at__gte=due)


def page_newest_first(orders: QuerySet[WorkOrder], cursor: str | None, size: int = PAGE) -> Page:
    """Return a page, the newest order first."""
    if cursor:
        orders = orders.filter(id__lt=number_in(read_cursor(cursor, 1)[0]))
    rows = _first(orders.order_by("-id"), size + 1)
    return Page(rows[:size], write_cursor(rows[size - 1].pk) if len(rows) > size else None)


def page_by_number(orders: QuerySet[WorkOrder], cursor: str | None, size: int = PAGE) -> Page:
    """Return a page, the newest number first; numbers hold the day, so days are a range of them."""
    if cursor:
        orders = orders.filter(number__lt=order_number_in(cursor))
    rows = _first(orders.order_by("-number"), size + 1)
    return Page(rows[:size], write_cursor(rows[size - 1].number) if len(rows) > size else None)


def order_number_in(cursor: str) -> str:
    """Return the order's number a cursor holds.

    Raises:
        Invalid: the cursor is none of ours.

    """
    number = read_cursor(cursor, 1)[0]
    if not looks_like_number(number):
        raise bad_cursor()
    return number


def write_cursor(*parts: object) -> str:
    """Write where a page ended."""
    return base64.urlsafe_b64encode("|".join(map(str, parts)).encode()).decode()


def read_cursor(cursor: str, count: int) -> list[str]:
    """Read where a page ended.

    Raises:
        Invalid: the cursor is none of ours.

    """
    try:
        parts = base64.urlsafe_b64decode(cursor.encode()).decode().split("|")
    except (ValueError, binascii.Error) as error:
        raise bad_cursor() from error
    if len(parts) != count:
        raise bad_cursor()
    return parts
