"""The last minute to act lies before the end and within the hours in which one may act."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given

from hotline.reference.rules.calendar import ALWAYS_OPEN, WorkCalendar, is_open
from hotline.reference.rules.calling_hours import CALLING_HOURS
from hotline.reference.rules.last_minute import last_minute_to_act
from hotline.reference.tests.calendars import OFFICE, at
from hotline.reference.tests.test_calendar_properties import MINUTE, calendars, moments, ordinary


@pytest.mark.parametrize(
    ("ends", "acting", "last"),
    [
        ("2026-11-24 17:30", OFFICE, "2026-11-24 17:29"),
        ("2026-11-24 14:30", OFFICE, "2026-11-24 11:59"),  # over the lunch break
        ("2026-11-30 08:00", OFFICE, "2026-11-27 17:29"),  # Monday's opening: Friday
        ("2026-10-10 09:00", OFFICE, "2026-10-10 08:59"),  # a Saturday worked in exchange
        ("2026-10-08 08:00", OFFICE, "2026-09-30 17:29"),  # over the National Day week
        ("2026-11-24 23:00", CALLING_HOURS, "2026-11-24 21:59"),
        ("2026-11-24 13:10", CALLING_HOURS, "2026-11-24 11:59"),
        ("2026-11-24 07:00", CALLING_HOURS, "2026-11-23 21:59"),
        ("2026-11-24 00:00", ALWAYS_OPEN, "2026-11-23 23:59"),
    ],
)
def test_last_minute(ends: str, acting: WorkCalendar, last: str) -> None:
    assert last_minute_to_act(at(ends), acting) == at(last)


def test_nobody_can_act_by_a_calendar_that_never_opens() -> None:
    assert last_minute_to_act(at("2026-11-24 12:00"), WorkCalendar("never", ((),) * 7)) is None


@ordinary
@given(calendars(), moments)
def test_it_is_a_whole_open_minute_and_none_follows(calendar: WorkCalendar, end: datetime) -> None:
    last = last_minute_to_act(end, calendar)
    if last is None:
        minutes = range(1, 7 * 24 * 60)
        assert not any(_whole(end - n * MINUTE, calendar) for n in minutes)
        return
    assert last <= end - MINUTE
    assert _whole(last, calendar)
    following = int((end - last) / MINUTE)
    assert not any(_whole(last + n * MINUTE, calendar) for n in range(1, following))


def _whole(minute: datetime, calendar: WorkCalendar) -> bool:
    almost_over = minute + MINUTE - timedelta(microseconds=1)
    return is_open(minute, calendar) and is_open(almost_over, calendar)
