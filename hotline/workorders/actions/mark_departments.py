"""Say in the words of older orders which department leads them (补建承办单位标记), day by day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import connection

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.filtering import marks_begin, numbered_between
from hotline.workorders.models import DepartmentMarks, WorkOrder
from hotline.workorders.rules.search.days import day_of_number
from hotline.workorders.search_events import OrdersIndexed

_AT_ONCE = 1000
"""Whoever dispatches one of these orders meanwhile waits for half a second at most."""
_MARK = """
    UPDATE workorders_orderwords AS w
    SET words = array_to_tsvector(ARRAY['@d' || o.department_id]) || w.words
    FROM workorders_workorder AS o
    WHERE w.order_id = o.id AND w.day = %s AND o.id = ANY(%s) AND o.department_id IS NOT NULL
        AND NOT ts_match_vq(w.words, quote_literal('@d' || o.department_id)::tsquery)
"""
Progress = Callable[[date, int], None]
"""Told after each day: which it was, how many orders were given their mark up to then."""


def mark_departments(
    *, now: datetime, most_days: int | None = None, tell: Progress | None = None
) -> int:
    """Mark the days before the marks begin, newest first; return how many orders were marked.

    Stopped half way, it goes on with the day it was at; run again, it changes nothing.
    """
    done = days = 0
    while (day := _next_day()) is not None and days != most_days:
        done, days = done + _mark(day), days + 1
        _begin(day)
        if tell:
            tell(day, done)
    if day is None:
        _begin(date.min)
    if done:
        with writing():
            happening = OrdersIndexed(orders=done)
            record(happening, subject_id="departments", by=SYSTEM, now=now, correlation_id=None)
    return done


def _next_day() -> date | None:
    """Return the newest day with orders before the marks begin."""
    begin = marks_begin()
    if begin == date.min:
        return None
    before = numbered_between(WorkOrder.objects.all(), None, begin - timedelta(days=1))
    number = before.order_by("-number").values_list("number", flat=True).first()
    return day_of_number(number) if number else None


def _mark(day: date) -> int:
    """Mark the orders of a day; each batch is a transaction of its own."""
    orders = numbered_between(WorkOrder.objects.all(), day, day)
    ids, marked = list(orders.order_by("pk").values_list("pk", flat=True)), 0
    for begin in range(0, len(ids), _AT_ONCE):
        with writing(), connection.cursor() as cursor:
            cursor.execute(_MARK, [day, ids[begin : begin + _AT_ONCE]])
            marked += cursor.rowcount
    return marked


def _begin(day: date) -> None:
    with writing():
        DepartmentMarks.objects.filter(since__gt=day).update(since=day)
