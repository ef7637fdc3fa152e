"""The calendar engine, row by row, on the real holidays and make-up days of 2026."""

from datetime import timedelta

import pytest

from hotline.reference.rules.calendar import (
    ALWAYS_OPEN,
    NeverOpenError,
    WorkCalendar,
    add_open_time,
    add_working_days,
    is_open,
    next_open,
    open_time_between,
    pieces,
)
from hotline.reference.rules.hours import weekly_of
from hotline.reference.tests.calendars import OFFICE, at

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2026-11-23 09:00", HOUR, "2026-11-23 10:00"),  # within one span
        ("2026-11-23 11:30", HOUR, "2026-11-23 15:00"),  # over the noon rest
        ("2026-11-23 11:00", HOUR, "2026-11-23 12:00"),  # fills the span: closing, not 14:30
        ("2026-11-23 12:00", HOUR, "2026-11-23 15:30"),  # the closing minute is closed
        ("2026-11-23 06:00", HOUR, "2026-11-23 09:00"),  # before opening
        ("2026-11-23 17:00", HOUR, "2026-11-24 08:30"),  # over the night
        ("2026-11-27 17:00", HOUR, "2026-11-30 08:30"),  # over an ordinary weekend
        ("2026-11-28 10:00", HOUR, "2026-11-30 09:00"),  # from a Saturday
        ("2026-02-13 17:00", HOUR, "2026-02-14 08:30"),  # Saturday 14 Feb is worked (调休)
        ("2026-02-14 17:00", HOUR, "2026-02-24 08:30"),  # Spring Festival 15-23 Feb
        ("2026-02-27 17:00", HOUR, "2026-02-28 08:30"),  # Saturday 28 Feb is worked
        ("2026-09-30 17:00", HOUR, "2026-10-08 08:30"),  # National Day 1-7 Oct
        ("2026-09-24 17:00", HOUR, "2026-09-28 08:30"),  # Mid-Autumn 25-27 Sep
        ("2026-10-09 17:00", HOUR, "2026-10-10 08:30"),  # Saturday 10 Oct is worked
        ("2026-11-23 08:00", 7 * HOUR, "2026-11-23 17:30"),  # exactly one day
        ("2026-11-23 08:00", 7 * HOUR + MINUTE, "2026-11-24 08:01"),  # a minute more
        ("2026-11-23 08:00", 35 * HOUR, "2026-11-27 17:30"),  # exactly one week
        ("2026-11-23 03:00", timedelta(), "2026-11-23 03:00"),  # nothing to add
    ],
)
def test_add_open_time_in_office_hours(start: str, duration: timedelta, end: str) -> None:
    assert add_open_time(at(start), duration, OFFICE) == at(end)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-23 23:50", "2026-11-24 00:05"),  # over midnight
        ("2026-12-31 23:50", "2027-01-01 00:05"),  # over the year
        ("2028-02-28 23:50", "2028-02-29 00:05"),  # a leap day
        ("2026-10-01 12:00", "2026-10-01 12:15"),  # holidays do not stop the hotline
    ],
)
def test_fifteen_minutes_around_the_clock(start: str, end: str) -> None:
    assert add_open_time(at(start), 15 * MINUTE, ALWAYS_OPEN) == at(end)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-11-27 16:00", 1, "2026-11-30 17:30"),  # Friday 16:00 + 1 working day
        ("2026-11-23 00:01", 1, "2026-11-24 17:30"),  # the day itself never counts
        ("2026-11-23 09:00", 5, "2026-11-30 17:30"),  # a week later
        ("2026-02-13 09:00", 1, "2026-02-14 17:30"),  # the worked Saturday counts
        ("2026-02-14 09:00", 1, "2026-02-24 17:30"),  # after Spring Festival
        ("2026-02-12 09:00", 5, "2026-02-26 17:30"),  # 13, 14 | 24, 25, 26 Feb
        ("2026-09-30 09:00", 3, "2026-10-10 17:30"),  # 8, 9, and Saturday 10 Oct
        ("2026-10-01 09:00", 1, "2026-10-08 17:30"),  # from within a holiday
    ],
)
def test_add_working_days(start: str, days: int, end: str) -> None:
    assert add_working_days(at(start), days, OFFICE) == at(end)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-11-23 08:00", "2026-11-23 17:30", 7),
        ("2026-11-23 12:00", "2026-11-23 14:30", 0),  # the noon rest
        ("2026-11-28 00:00", "2026-11-30 00:00", 0),  # a weekend
        ("2026-02-15 00:00", "2026-02-24 00:00", 0),  # Spring Festival
        ("2026-02-14 00:00", "2026-02-15 00:00", 7),  # a worked Saturday
        ("2026-11-23 09:00", "2026-11-23 09:00", 0),  # an empty stretch
        ("2026-11-23 10:00", "2026-11-23 09:00", 0),  # the wrong way round
    ],
)
def test_open_time_between(start: str, end: str, hours: int) -> None:
    assert open_time_between(at(start), at(end), OFFICE) == hours * HOUR


@pytest.mark.parametrize(
    ("moment", "is_it"),
    [
        ("2026-11-23 07:59", False),
        ("2026-11-23 08:00", True),
        ("2026-11-23 11:59", True),
        ("2026-11-23 12:00", False),
        ("2026-11-23 17:30", False),
        ("2026-02-28 09:00", True),
        ("2026-05-01 09:00", False),
    ],
)
def test_is_open(moment: str, is_it: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_open(at(moment), OFFICE) is is_it


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-11-23 09:00", "2026-11-23 09:00"),
        ("2026-11-23 12:00", "2026-11-23 14:30"),
        ("2026-11-23 17:30", "2026-11-24 08:00"),
        ("2026-02-14 18:00", "2026-02-24 08:00"),
    ],
)
def test_next_open(moment: str, opening: str) -> None:
    assert next_open(at(moment), OFFICE) == at(opening)


def test_pieces_are_cut_at_both_ends() -> None:
    found = list(pieces(at("2026-11-23 10:00"), at("2026-11-23 15:00"), OFFICE))
    assert found == [
        (at("2026-11-23 10:00"), at("2026-11-23 12:00")),
        (at("2026-11-23 14:30"), at("2026-11-23 15:00")),
    ]


def test_a_calendar_that_never_opens_says_so() -> None:
    closed = WorkCalendar("closed", ((),) * 7)
    with pytest.raises(NeverOpenError):
        next_open(at("2026-11-23 09:00"), closed)
    with pytest.raises(NeverOpenError):
        add_open_time(at("2026-11-23 09:00"), MINUTE, closed)
    with pytest.raises(NeverOpenError):
        add_working_days(at("2026-11-23 09:00"), 1, closed)


@pytest.mark.parametrize(
    "spans",
    [
        ((480, 480),),
        ((720, 480),),
        ((480, 720), (700, 900)),
        ((0, 1441),),
        ((900, 960), (480, 720)),
    ],
)
def test_hours_that_cannot_be_meant_are_refused(spans: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match="spans"):
        WorkCalendar("odd", (spans, (), (), (), (), (), ()))


def test_a_calendar_of_six_days_is_refused() -> None:
    with pytest.raises(ValueError, match="seven"):
        WorkCalendar("short", ((),) * 6)


def test_negative_durations_and_no_days_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        add_open_time(at("2026-11-23 09:00"), -MINUTE, OFFICE)
    with pytest.raises(ValueError, match="one working day"):
        add_working_days(at("2026-11-23 09:00"), 0, OFFICE)


@pytest.mark.parametrize("text", ["8", "25:00", "24:01", "12:60", "ab:cd", "-1:00", ""])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="时间"):
        weekly_of([[[text, "24:00"]], [], [], [], [], [], []])
