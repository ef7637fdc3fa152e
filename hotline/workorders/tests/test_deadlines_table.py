"""Promises by the table: when each clock runs out, and what is left after a review."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hotline.reference.rules.calendar import ALWAYS_OPEN, WorkCalendar
from hotline.reference.rules.dictionaries import Urgency
from hotline.reference.rules.limits import Limit
from hotline.workorders.rules.deadlines import (
    Clock,
    Promise,
    limit_name,
    promise,
    promise_rest,
    remaining_seconds,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = ((510, 720), (870, 1050))  # 08:30-12:00, 14:30-17:30
OFFICE = WorkCalendar(
    "office",
    (DAY, DAY, DAY, DAY, DAY, (), ()),
    holidays=frozenset({date(2026, 10, 1), date(2026, 10, 2)}),
    make_up_days=frozenset({date(2026, 10, 10)}),
)
QUARTER = Limit("dispatch_phone", "15 分钟内派单", ALWAYS_OPEN, 1, minutes=15)
HALF_HOUR = Limit("send_back_review_urgent", "30 分钟", ALWAYS_OPEN, 1, minutes=30)
THREE_HOURS = Limit("send_back_review_general", "3 小时", ALWAYS_OPEN, 1, minutes=180)
FIVE_DAYS = Limit("handling_general", "5 个工作日", OFFICE, 1, working_days=5)
FOUR_HOURS = Limit("acceptance_general", "4 个工作小时", OFFICE, 1, minutes=240)


def at(text: str) -> datetime:
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("limit", "start", "end"),
    [
        (QUARTER, "11-24 10:00", "11-24 10:15"),  # WO-03, by day
        (QUARTER, "11-24 23:55", "11-25 00:10"),  # the hotline never closes: across midnight
        (QUARTER, "10-01 03:00", "10-01 03:15"),  # nor on holidays
        (HALF_HOUR, "11-24 11:50", "11-24 12:20"),  # RET-01 runs through the lunch break
        (THREE_HOURS, "11-24 22:30", "11-25 01:30"),  # RET-02 runs through the night
        (FIVE_DAYS, "11-24 10:00", "12-01 17:30"),  # Tuesday: the day itself does not count
        (FIVE_DAYS, "11-27 16:00", "12-04 17:30"),  # Friday afternoon
        (FIVE_DAYS, "11-28 09:00", "12-04 17:30"),  # Saturday
        (FIVE_DAYS, "09-29 10:00", "10-08 17:30"),  # over two holidays and a weekend
        (FIVE_DAYS, "10-05 10:00", "10-10 17:30"),  # the Saturday worked in exchange counts
        (FOUR_HOURS, "11-24 10:00", "11-24 16:30"),  # two hours, lunch, two hours
        (FOUR_HOURS, "11-27 16:00", "11-30 11:00"),  # over the weekend
        (FOUR_HOURS, "11-27 20:00", "11-30 15:00"),  # from outside the hours
    ],
)
def test_promise_runs_out_at(limit: Limit, start: str, end: str) -> None:
    given = promise(limit, at(start))
    assert given.ends_at == at(end)
    assert given.wording == limit.label


def test_stages_are_shares_of_the_open_time() -> None:
    quarter = promise(QUARTER, at("11-24 10:00"))
    assert quarter.stages == (50, 80, 100)
    assert quarter.warns == (
        at("11-24 10:07") + timedelta(seconds=30),
        at("11-24 10:12"),
        at("11-24 10:15"),
    )
    hours = promise(FOUR_HOURS, at("11-24 10:00"))  # the lunch break is nobody's half time
    assert hours.warns[0] == at("11-24 12:00")
    assert hours.warns[1] == at("11-24 15:42")


def test_a_limit_may_warn_at_stages_of_its_own_and_always_at_its_end() -> None:
    given = promise(replace(QUARTER, stages=(66, 20)), at("11-24 10:00"))
    assert given.stages == (20, 66, 100)
    assert given.warns[1] == at("11-24 10:09") + timedelta(seconds=54)
    assert given.next_warning_at == at("11-24 10:03")
    assert replace(given, warned=3).next_warning_at is None


@pytest.mark.parametrize(
    ("limit", "ends", "stopped", "again", "new_end"),
    [
        # 40 minutes of three hours were left: they go on whenever the review ends
        (THREE_HOURS, "11-24 13:00", "11-24 12:20", "11-24 15:00", "11-24 15:40"),
        # office time left: 11:00-12:00 and 14:30-16:30, three hours, from 17:00 on
        (FOUR_HOURS, "11-24 16:30", "11-24 11:00", "11-24 17:00", "11-25 11:00"),
        # stopped in the lunch break: only the afternoon was left
        (FOUR_HOURS, "11-24 16:30", "11-24 13:00", "11-24 14:30", "11-24 16:30"),
        # it had run out before it was stopped: it runs out at once
        (THREE_HOURS, "11-24 10:00", "11-24 11:00", "11-24 15:00", "11-24 15:00"),
    ],
)
def test_rest_of_a_stopped_clock_is_what_was_open(
    limit: Limit, ends: str, stopped: str, again: str, new_end: str
) -> None:
    given = Promise(at(ends) - timedelta(hours=8), at(ends), "", (100,), (at(ends),))
    rest = promise_rest(given, calendar=limit.calendar, stopped_at=at(stopped), start=at(again))
    assert rest.ends_at == at(new_end)
    assert rest.starts_at <= rest.warns[-1] == rest.ends_at


@pytest.mark.parametrize("clock", list(Clock))
def test_every_clock_has_a_limit_for_every_urgency(clock: Clock) -> None:
    names = {limit_name(clock, urgency) for urgency in Urgency}
    depends = clock in {Clock.ACCEPTANCE, Clock.HANDLING, Clock.SEND_BACK_REVIEW}
    assert len(names) == (2 if depends else 1)


def test_remaining_seconds_turn_negative_when_late() -> None:
    now = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    assert remaining_seconds(now + timedelta(seconds=90), now) == 90
    assert remaining_seconds(now - timedelta(seconds=90), now) == -90
    assert remaining_seconds(None, now) is None
