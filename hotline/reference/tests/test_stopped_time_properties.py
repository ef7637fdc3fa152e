"""Stops against a brute-force counter of minutes, and what must hold for every pause."""

from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hotline.reference.rules.calendar import (
    NeverOpenError,
    WorkCalendar,
    add_open_time,
    open_time_between,
)
from hotline.reference.rules.stopped_time import (
    Stop,
    add_counted_time,
    counted_pieces,
    counted_time,
    moved,
)
from hotline.reference.tests.calendars import OFFICE, at
from hotline.reference.tests.test_calendar_properties import (
    MINUTE,
    _is_open_by_brute_force,
    calendars,
    moments,
    ordinary,
)


@st.composite
def stops(draw: st.DrawFn) -> list[Stop]:
    """Return stops with an end, in no order, some overlapping."""
    starts = draw(st.lists(moments, max_size=4))
    return [(start, start + draw(st.integers(0, 2000)) * MINUTE) for start in starts]


def _counts(moment: datetime, calendar: WorkCalendar, stopped: list[Stop]) -> bool:
    is_stopped = any(since <= moment and (not until or moment < until) for since, until in stopped)
    return not is_stopped and _is_open_by_brute_force(moment, calendar)


@ordinary
@given(calendars(), moments, st.integers(0, 4000), stops())
def test_counted_time_equals_the_minutes_counted(
    calendar: WorkCalendar, start: datetime, length: int, stopped: list[Stop]
) -> None:
    minutes = (start + n * MINUTE for n in range(length))
    expected = sum(_counts(each, calendar, stopped) for each in minutes)
    end = start + length * MINUTE
    assert counted_time(start, end, calendar, stopped) == expected * MINUTE
    found = list(counted_pieces(start, end, calendar, stopped))
    edges = [edge for piece in found for edge in piece]
    assert edges == sorted(edges)


@ordinary
@given(calendars(), moments, st.integers(1, 1500), stops())
def test_the_due_time_is_the_first_by_which_so_much_counted(
    calendar: WorkCalendar, start: datetime, minutes: int, stopped: list[Stop]
) -> None:
    due = add_counted_time(start, minutes * MINUTE, calendar, stopped)
    assert due is not None
    assert counted_time(start, due, calendar, stopped) == minutes * MINUTE
    assert _counts(due - MINUTE, calendar, stopped)


@ordinary
@given(calendars(), moments, st.integers(1, 1500), stops(), stops())
def test_pauses_never_shorten_a_limit(
    calendar: WorkCalendar, start: datetime, minutes: int, some: list[Stop], more: list[Stop]
) -> None:
    without = add_open_time(start, minutes * MINUTE, calendar)
    with_some = add_counted_time(start, minutes * MINUTE, calendar, some)
    with_more = add_counted_time(start, minutes * MINUTE, calendar, some + more)
    assert with_some is not None
    assert with_more is not None
    assert without <= with_some <= with_more


@ordinary
@given(
    calendars(),
    moments,
    st.integers(1, 1500),
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=1, max_size=4),
)
def test_going_on_step_by_step_equals_counting_it_all_at_the_end(
    calendar: WorkCalendar, start: datetime, minutes: int, steps: list[tuple[int, int]]
) -> None:
    due = add_open_time(start, minutes * MINUTE, calendar)
    now, stopped = start, []
    for run, pause in steps:
        stopped_at = now + run * MINUTE
        now = stopped_at + pause * MINUTE
        stopped.append((stopped_at, now))
        due = moved(due, stopped_at=stopped_at, now=now, by=calendar)
    assert due == add_counted_time(start, minutes * MINUTE, calendar, stopped)


@ordinary
@given(calendars(), moments, moments, st.integers(0, 3000), st.integers(0, 3000))
def test_a_moment_of_a_stopped_clock_never_moves_earlier(
    calendar: WorkCalendar, moment: datetime, stopped_at: datetime, pause: int, more: int
) -> None:
    now = stopped_at + pause * MINUTE
    once = moved(moment, stopped_at=stopped_at, now=now, by=calendar)
    longer = moved(moment, stopped_at=stopped_at, now=now + more * MINUTE, by=calendar)
    assert moment <= once <= longer
    if moment > stopped_at:
        assume(open_time_between(stopped_at, moment, calendar))
        left = open_time_between(now, once, calendar)
        assert left == open_time_between(stopped_at, moment, calendar)


def test_a_stop_without_an_end_leaves_the_due_time_open() -> None:
    start, hour = at("2026-11-24 09:00"), timedelta(hours=1)
    standing = [(at("2026-11-24 10:00"), None)]
    assert add_counted_time(start, hour, OFFICE, standing) == at("2026-11-24 10:00")
    assert add_counted_time(start, 2 * hour, OFFICE, standing) is None
    assert counted_time(start, at("2026-11-25 12:00"), OFFICE, standing) == hour


@pytest.mark.parametrize(
    ("since", "until", "due"),
    [
        ("2026-11-24 12:00", "2026-11-24 14:30", "2026-11-24 16:00"),  # the lunch break
        ("2026-11-24 11:00", "2026-11-24 15:00", "2026-11-24 17:30"),  # half an hour of each
        ("2026-11-24 16:00", "2026-11-25 16:00", "2026-11-24 16:00"),  # only after the end
        ("2026-11-24 10:00", "2026-11-25 10:00", "2026-11-25 16:00"),
        ("2026-11-28 08:00", "2026-11-29 20:00", "2026-11-24 16:00"),  # a weekend
    ],
)
def test_only_open_minutes_are_taken_out(since: str, until: str, due: str) -> None:
    stopped = [(at(since), at(until))]
    five_and_a_half = timedelta(hours=5, minutes=30)
    start = at("2026-11-24 08:00")
    assert add_counted_time(start, five_and_a_half, OFFICE, stopped) == at(due)


def test_a_calendar_that_never_opens_is_an_error() -> None:
    never = WorkCalendar("never", ((),) * 7)
    with pytest.raises(NeverOpenError):
        add_counted_time(at("2026-11-24 08:00"), timedelta(hours=1), never)
    assert add_counted_time(at("2026-11-24 08:00"), timedelta(), never) == at("2026-11-24 08:00")
