"""Which version of a calendar or limit is in force, and what it says."""

from datetime import UTC, date, datetime

import pytest

from hotline.core.actor import SYSTEM
from hotline.reference.actions.load_holidays import load_holidays
from hotline.reference.actions.load_policies import load_policies
from hotline.reference.errors import NoPolicyInForce, VersionInForce
from hotline.reference.models import LimitPolicy
from hotline.reference.queries import get_calendar, get_limit, is_year_announced
from hotline.reference.rules.calendar import ALWAYS_OPEN
from hotline.reference.rules.entries import CalendarEntry, HolidayEntry, LimitEntry
from hotline.reference.tests.calendars import at

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
DAY = [["08:00", "12:00"], ["14:30", "17:30"]]
pytestmark = pytest.mark.django_db


def _hours(starts_on: date, day: list[list[str]] = DAY) -> CalendarEntry:
    return CalendarEntry(
        name="office",
        label="工作时间",
        starts_on=starts_on,
        observes_holidays=True,
        weekly=[day] * 5 + [[], []],
    )


def _limit(starts_on: date, days: int) -> LimitEntry:
    return LimitEntry(
        name="handling",
        label=f"{days} 个工作日内办结",
        starts_on=starts_on,
        working_days=days,
        calendar="office",
    )


def _load(calendars: list[CalendarEntry], limits: list[LimitEntry]) -> int:
    return load_policies(calendars=calendars, limits=limits, city="haikou", by=SYSTEM, now=NOW)


def test_the_latest_version_that_has_started_is_in_force() -> None:
    calendars = [_hours(date(2020, 1, 1))]
    _load(calendars, [_limit(date(2020, 1, 1), 5), _limit(date(2026, 12, 1), 3)])
    assert get_limit("handling", date(2026, 11, 30)).working_days == 5
    assert get_limit("handling", date(2026, 12, 1)).working_days == 3
    with pytest.raises(NoPolicyInForce):
        get_limit("handling", date(2019, 12, 31))


def test_a_limit_knows_when_it_runs_out_and_which_version_it_is() -> None:
    _load([_hours(date(2020, 1, 1))], [_limit(date(2020, 1, 1), 1)])
    holiday = HolidayEntry(date=date(2026, 11, 24), kind="holiday", name="某节")
    load_holidays(entries=[holiday], by=SYSTEM, now=NOW)
    limit = get_limit("handling", date(2026, 11, 23))
    assert limit.due_at(at("2026-11-23 09:00")) == at("2026-11-25 17:30")
    assert limit.version == LimitPolicy.objects.get().pk
    assert limit.calendar.version > 0


def test_loading_the_same_again_changes_nothing_and_a_rewrite_is_refused() -> None:
    files = ([_hours(date(2020, 1, 1))], [_limit(date(2020, 1, 1), 5)])
    assert _load(*files) == 2
    assert _load(*files) == 0
    with pytest.raises(VersionInForce, match="不能改写"):
        _load(files[0], [_limit(date(2020, 1, 1), 4)])
    with pytest.raises(VersionInForce):
        _load([_hours(date(2020, 1, 1), [["09:00", "17:00"]])], [])
    assert get_limit("handling", date(2026, 1, 1)).working_days == 5


def test_always_needs_no_entry_and_unknown_names_are_refused() -> None:
    assert get_calendar("always", date(2026, 1, 1)) is ALWAYS_OPEN
    with pytest.raises(NoPolicyInForce):
        get_calendar("nonsense", date(2026, 1, 1))


def test_a_year_is_announced_once_it_has_a_holiday() -> None:
    assert not is_year_announced(2027)
    day = HolidayEntry(date=date(2027, 1, 1), kind="holiday", name="元旦")
    load_holidays(entries=[day], by=SYSTEM, now=NOW)
    assert is_year_announced(2027)
