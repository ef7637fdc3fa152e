"""The calendar engine against a brute-force counter of minutes, on invented calendars."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hotline.reference.rules.calendar import (
    MINUTES_A_DAY,
    SHANGHAI,
    Span,
    WorkCalendar,
    add_open_time,
    is_open,
    next_open,
    open_time_between,
    pieces,
)

FIRST = date(2026, 9, 14)
DAYS = [FIRST + timedelta(days=n) for n in range(30)]
MINUTE = timedelta(minutes=1)
ordinary = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)


@st.composite
def day_spans(draw: st.DrawFn) -> tuple[Span, ...]:
    edges = draw(st.lists(st.integers(0, MINUTES_A_DAY), unique=True, max_size=6).map(sorted))
    return tuple(zip(edges[::2], edges[1::2], strict=False))


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    weekly = tuple(draw(day_spans()) for _ in range(7))
    if draw(st.integers(0, 4)) == 0:
        weekly = (((0, MINUTES_A_DAY),),) * 7  # around the clock has a shorter way of its own
    assume(any(weekly))
    marked = draw(st.dictionaries(st.sampled_from(DAYS), st.booleans(), max_size=8))
    return WorkCalendar(
        "invented",
        weekly,
        frozenset(day for day, is_free in marked.items() if is_free),
        frozenset(day for day, is_free in marked.items() if not is_free),
    )


moments = st.integers(0, 6 * MINUTES_A_DAY).map(
    lambda n: datetime(2026, 9, 14, tzinfo=SHANGHAI) + n * MINUTE
)


def _is_open_by_brute_force(moment: datetime, calendar: WorkCalendar) -> bool:
    """Decide one minute by nothing but the definition."""
    local = moment.astimezone(SHANGHAI)
    day, minute = local.date(), local.hour * 60 + local.minute
    if day in calendar.make_up_days:
        spans = next(each for each in calendar.weekly if each)
    elif day in calendar.holidays:
        spans = ()
    else:
        spans = calendar.weekly[day.weekday()]
    return any(opens <= minute < closes for opens, closes in spans)


def _count(start: datetime, end: datetime, calendar: WorkCalendar) -> int:
    minutes = int((end - start) / MINUTE)
    return sum(_is_open_by_brute_force(start + n * MINUTE, calendar) for n in range(minutes))


@ordinary
@given(calendars(), moments, st.integers(0, 4 * MINUTES_A_DAY))
def test_open_time_equals_the_minutes_counted(
    calendar: WorkCalendar, start: datetime, length: int
) -> None:
    end = start + length * MINUTE
    assert open_time_between(start, end, calendar) == _count(start, end, calendar) * MINUTE


@ordinary
@given(calendars(), moments, st.integers(1, 3000))
def test_adding_open_time_is_the_earliest_moment_by_which_it_passed(
    calendar: WorkCalendar, start: datetime, minutes: int
) -> None:
    end = add_open_time(start, minutes * MINUTE, calendar)
    assert open_time_between(start, end, calendar) == minutes * MINUTE
    assert open_time_between(start, end - MINUTE, calendar) == (minutes - 1) * MINUTE
    assert _is_open_by_brute_force(end - MINUTE, calendar)


@ordinary
@given(calendars(), moments, st.integers(1, 900), st.integers(1, 900))
def test_adding_twice_is_adding_the_sum(
    calendar: WorkCalendar, start: datetime, one: int, other: int
) -> None:
    middle = add_open_time(start, one * MINUTE, calendar)
    in_two = add_open_time(middle, other * MINUTE, calendar)
    assert in_two == add_open_time(start, (one + other) * MINUTE, calendar)


@ordinary
@given(calendars(), moments, st.integers(0, 3000), st.integers(0, 3000))
def test_a_pause_never_shortens_a_limit(
    calendar: WorkCalendar, start: datetime, worked: int, pause: int
) -> None:
    limit = (worked + 60) * MINUTE
    stopped = add_open_time(start, worked * MINUTE, calendar)
    left = limit - open_time_between(start, stopped, calendar)
    resumed = add_open_time(stopped + pause * MINUTE, left, calendar)
    assert resumed >= add_open_time(start, limit, calendar)


@ordinary
@given(calendars(), moments)
def test_next_open_is_open_and_nothing_before_it_is(
    calendar: WorkCalendar, moment: datetime
) -> None:
    opening = next_open(moment, calendar)
    assert opening >= moment
    assert is_open(opening, calendar)
    assert is_open(moment, calendar) == (opening == moment)
    assert open_time_between(moment, opening, calendar) == timedelta()


@ordinary
@given(calendars(), moments, st.integers(0, 4 * MINUTES_A_DAY))
def test_pieces_are_in_order_apart_and_within(
    calendar: WorkCalendar, start: datetime, length: int
) -> None:
    end = start + length * MINUTE
    found = list(pieces(start, end, calendar))
    edges = [edge for piece in found for edge in piece]
    assert edges == sorted(edges)
    assert all(opening < closing for opening, closing in found)
    assert not found or (edges[0] >= start and edges[-1] <= end)


@ordinary
@given(calendars(), moments, st.integers(1, 2000))
def test_the_answer_does_not_depend_on_the_zone_it_is_asked_in(
    calendar: WorkCalendar, start: datetime, minutes: int
) -> None:
    elsewhere = add_open_time(start.astimezone(UTC), minutes * MINUTE, calendar)
    assert elsewhere == add_open_time(start, minutes * MINUTE, calendar)
