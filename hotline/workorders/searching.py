"""Find orders by what people type (检索): words, an order's number, a whole telephone number."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import CharField, F, Func, Q, QuerySet
from django.db.models.expressions import OrderBy

from hotline.accounts.visitor import Visitor
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.crypto.cipher import blind_index
from hotline.workorders.filtering import numbered_between
from hotline.workorders.models import WorkOrder
from hotline.workorders.paging import PAGE, Page, order_number_in, write_cursor
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.rules.numbering import numbering_day
from hotline.workorders.rules.search.days import day_of_number, rounds, within
from hotline.workorders.rules.search.filters import Filters
from hotline.workorders.rules.search.query import query_of

_SHORTEST_NUMBER = 4
_NEWEST = Func(F("number"), template="(%(expressions)s || '')", output_field=CharField()).desc()
"""Sorted by, but not walked along: of a rare word the index of numbers would be read whole."""


def matching(text: str, visitor: Visitor) -> Q:
    """Return what a short list is narrowed by; for long ones see :func:`search`."""
    found = Q()
    if query := query_of(text):
        found |= Q(words__words__holds=query)
    for each, _ in _exact(text, visitor):
        found |= each
    return found or Q(pk__in=())


def _exact(text: str, visitor: Visitor) -> Iterator[tuple[Q, OrderBy]]:
    """Yield what is found without words, and how it is sorted.

    Only the hotline's own find by telephone number. Numbers are a stretch of their own index,
    walked along from its end: many begin alike.
    """
    if text.isascii() and text.isdigit() and len(text) >= _SHORTEST_NUMBER:
        yield _beginning_with(text), F("number").desc()
    phone = normalize_number(text)
    if phone and sees_every_order(visitor):
        yield Q(caller_phone_index=blind_index(phone)), _NEWEST


def _beginning_with(digits: str) -> Q:
    """Return the numbers that begin with these digits; LIKE would not use the sorted index."""
    following = str(int(digits) + 1).zfill(len(digits))
    below = Q(number__lt=following) if len(following) == len(digits) else Q()
    return Q(number__gte=digits) & below


def search(
    orders: QuerySet[WorkOrder],
    filters: Filters,
    visitor: Visitor,
    *,
    cursor: str | None,
    now: datetime,
    size: int = PAGE,
) -> Page:
    """Return a page of the orders that answer the text, newest number first.

    Every way to be found is asked by itself, by its own index, for no more than a page.

    Raises:
        Invalid: the cursor is none of ours.

    """
    newest = filters.last_day or numbering_day(now)
    if cursor:
        below = order_number_in(cursor)
        orders, newest = orders.filter(number__lt=below), _day_in(below, newest)
    numbers: set[str] = set()
    wanted = size + 1
    for each, newest_first in _exact(filters.text, visitor):
        rows = orders.filter(each).order_by(newest_first).values_list("number", flat=True)
        numbers.update(rows[:wanted])
    if query := query_of(filters.text):
        days = (newest, filters.first_day)
        numbers.update(_by_words(orders, query, days, wanted))
    chosen = sorted(numbers, reverse=True)[:wanted]
    following = write_cursor(chosen[size - 1]) if len(chosen) == wanted else None
    rows_of = WorkOrder.objects.filter(number__in=chosen[:size]).order_by("-number")
    related = rows_of.select_related("department", "topic", "area__parent", "desk")
    return Page(list(related), following)


def _day_between(first: date | None, last: date) -> Q:
    """Return the days whose months alone are looked through (分区裁剪)."""
    since = Q(words__day__gte=first) if first is not None else Q()
    return since & Q(words__day__lte=last)


def _day_in(number: str, newest: date) -> date:
    try:
        return min(newest, day_of_number(number))
    except ValueError:
        return newest


def _by_words(
    orders: QuerySet[WorkOrder], query: str, days: tuple[date, date | None], wanted: int
) -> list[str]:
    """Return the newest numbers, looking through days, then weeks, then all there is."""
    found: list[str] = []
    for first, last in rounds(*days):
        rows = numbered_between(orders, first, last)
        rows = rows.filter(
            _day_between(first, last), words__words__holds=within(query, first, last)
        )
        left = wanted - len(found)
        found += rows.order_by(_NEWEST).values_list("number", flat=True)[:left]
        if len(found) == wanted:
            break
    return found
