"""Find orders by what people type (检索): words, an order's number, a whole telephone number."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, F, Func, Q, QuerySet
from django.db.models.expressions import OrderBy

from hotline.accounts.visitor import Visitor
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.crypto.cipher import blind_index
from hotline.workorders.filtering import marks_begin, numbered_between
from hotline.workorders.models import WorkOrder
from hotline.workorders.paging import PAGE, Page, order_number_in, write_cursor
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.rules.numbering import begins_with_day, numbering_day
from hotline.workorders.rules.search.days import day_of_number, rounds, within
from hotline.workorders.rules.search.departments import led_by
from hotline.workorders.rules.search.filters import Filters
from hotline.workorders.rules.search.query import index_query_of, query_of

_SHORTEST_NUMBER = 4
ONE_BY_ONE = 400
"""So many of the newest orders are looked at one by one."""
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
    departments: frozenset[int] = frozenset(),
    cursor: str | None,
    now: datetime,
    size: int = PAGE,
) -> Page:
    """Return a page of the orders that answer the text, newest number first.

    Every way to be found is asked by itself, by its own index, for no more than a page. Where
    all the orders are some ``departments``' own, the words' index is asked for theirs alone.

    Raises:
        Invalid: the cursor is none of ours.

    """
    newest = filters.last_day or numbering_day(now)
    everybody = numbered_between(WorkOrder.objects.order_by("-number"), None, newest)
    if cursor:
        below = Q(number__lt=order_number_in(cursor))
        orders, everybody = orders.filter(below), everybody.filter(below)
    numbers: set[str] = set()
    wanted = size + 1
    for each, newest_first in _exact(filters.text, visitor):
        rows = orders.filter(each).order_by(newest_first).values_list("number", flat=True)
        numbers.update(rows[:wanted])
    top = None
    if not begins_with_day(filters.text) and query_of(filters.text):
        top = everybody.values_list("number", flat=True).first()
    if top is not None:
        whose = departments or frozenset(filter(None, [filters.department_id]))
        asked = _Asked(filters.text, filters.first_day, whose)
        bound = "" if whose else _bound(everybody)
        numbers.update(_by_words(orders, asked, (top, bound), wanted))
    chosen = sorted(numbers, reverse=True)[:wanted]
    following = write_cursor(chosen[size - 1]) if len(chosen) == wanted else None
    rows_of = WorkOrder.objects.filter(number__in=chosen[:size]).order_by("-number")
    rows_of.query.deferred_loading = orders.query.deferred_loading
    related = rows_of.select_related("department", "topic", "area__parent", "desk")
    return Page(list(related), following)


def _day_between(first: date | None, last: date) -> Q:
    """Return the days whose months alone are looked through (分区裁剪)."""
    since = Q(words__day__gte=first) if first is not None else Q()
    return since & Q(words__day__lte=last)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What words are asked for, since when, and whose orders alone."""

    text: str
    since: date | None
    departments: frozenset[int]

    def of_index(self, first: date | None, last: date, marked_since: date) -> str:
        """Return what the index is asked for these days."""
        query = within(index_query_of(self.text), first, last)
        is_marked = (first or date.min) >= marked_since
        return led_by(query, self.departments) if self.departments and is_marked else query


def _by_words(
    orders: QuerySet[WorkOrder], asked: _Asked, span: tuple[str, str], wanted: int
) -> list[str]:
    """Return the newest numbers from the top: those above the bound, a day, then months.

    A word that stands in every third order is found at once among the newest; the index would
    fetch a day's thousands. Of a department's own there are not so many.
    """
    (top, bound), query = span, query_of(asked.text)
    newest = day_of_number(top)
    found: list[str] = []
    marked_since = date.max
    if asked.departments:
        marked_since = marks_begin()
    elif bound:
        newer = orders.filter(number__gt=bound, words__words__says=query)
        found.extend(_among(newer, (day_of_number(bound), newest), wanted))
        orders, newest = orders.filter(number__lte=bound), day_of_number(bound)
    for first, last in rounds(newest, asked.since, lambda: len(found) / wanted):
        if len(found) == wanted:
            break
        holds = Q(words__words__holds=asked.of_index(first, last, marked_since))
        if index_query_of(asked.text) != query:
            holds &= Q(words__words__says=query)
        found.extend(_among(orders.filter(holds), (first, last), wanted - len(found)))
    return found


def _bound(newest_first: QuerySet[WorkOrder]) -> str:
    """Return the number below the newest few hundred; empty when there are no more than these."""
    numbers = newest_first.values_list("number", flat=True)
    return next(iter(numbers[ONE_BY_ONE : ONE_BY_ONE + 1]), "")


def _among(
    answering: QuerySet[WorkOrder], days: tuple[date | None, date], wanted: int
) -> list[str]:
    """Ask the words of these days; not the numbers too, or the planner thinks them a few."""
    rows = answering.filter(_day_between(*days))
    return [*rows.order_by(_NEWEST).values_list("number", flat=True)[:wanted]]
