"""When citizens may be called, and both readings of the 24 hours."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.followups.rules.calling_hours import CALLING_HOURS, due_times, may_call, why_barred
from hotline.reference.rules.calendar import ALWAYS_OPEN, open_time_between
from hotline.reference.rules.limits import Limit

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = Limit("follow_up", "24 小时内回访", ALWAYS_OPEN, 1, minutes=24 * 60)
MOMENTS = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - Hypothesis wants naive bounds
    datetime(2027, 12, 31),  # noqa: DTZ001 - as above
    timezones=st.just(SHANGHAI),
)


def at(text: str) -> datetime:
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("clock", "allowed", "opens"),
    [
        ("11-24 07:59", False, "08:00"),
        ("11-24 08:00", True, ""),
        ("11-24 11:59", True, ""),
        ("11-24 12:00", False, "14:30"),
        ("11-24 14:29", False, "14:30"),
        ("11-24 14:30", True, ""),
        ("11-24 21:59", True, ""),
        ("11-24 22:00", False, "08:00"),
        ("11-24 00:00", False, "08:00"),
        ("10-01 09:00", True, ""),  # holidays bar nothing
        ("11-28 12:30", False, "14:30"),  # nor does the weekend allow anything
    ],
)
def test_calling_is_barred_at_noon_and_at_night(
    clock: str,
    allowed: bool,  # noqa: FBT001 - a column of the table
    opens: str,
) -> None:
    assert may_call(at(clock)) is allowed
    assert opens in why_barred(at(clock))
    assert bool(why_barred(at(clock))) is not allowed


@pytest.mark.parametrize(
    ("handled", "running", "paused"),
    [
        ("11-24 10:00", "11-25 10:00", "11-26 11:00"),  # 24 h = two days of 11.5 h and one hour
        ("11-24 23:00", "11-25 23:00", "11-27 09:00"),  # nothing runs before the morning
        ("11-24 13:00", "11-25 13:00", "11-26 15:30"),  # nothing runs during the noon rest
    ],
)
def test_both_readings_of_the_clock(handled: str, running: str, paused: str) -> None:
    due = due_times(DAY, at(handled))
    assert due.running == at(running)
    assert due.paused == at(paused)


@given(MOMENTS)
def test_paused_reading_is_never_earlier_and_holds_exactly_the_time(moment: datetime) -> None:
    due = due_times(DAY, moment)
    assert due.paused >= due.running
    assert open_time_between(moment, due.paused, CALLING_HOURS) == timedelta(hours=24)


@given(MOMENTS)
def test_day_has_eleven_and_a_half_callable_hours(moment: datetime) -> None:
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    callable_time = open_time_between(day, day + timedelta(days=1), CALLING_HOURS)
    assert callable_time == timedelta(hours=11.5)
