"""The holidays we load, against an independent list of the same announcements."""

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from hotline.reference.announced import announced_days
from hotline.reference.rules.calendar import WorkCalendar
from hotline.reference.tests.calendars import HOLIDAYS_2026, MAKE_UP_2026, OFFICE

_FOLDER = Path(
    os.environ.get("HOTLINE_SHARED_DATA") or Path(__file__).resolve().parents[4] / "shared/data"
)
_LIST = _FOLDER / "holidays" / "chinese_days_2004_on.json"


def _ours(kind: str) -> set[date]:
    return {each.date for each in announced_days() if each.kind == kind}


def test_2026_is_as_announced() -> None:
    assert {day for day in _ours("holiday") if day.year == 2026} == HOLIDAYS_2026
    assert {day for day in _ours("make_up") if day.year == 2026} == MAKE_UP_2026


def test_every_year_from_2004_on_is_known() -> None:
    assert {day.year for day in _ours("holiday")} >= set(range(2004, 2027))


def test_no_day_is_both_free_and_worked() -> None:
    assert _ours("holiday") & _ours("make_up") == set()


def test_make_up_days_are_saturdays_or_sundays() -> None:
    assert [day for day in _ours("make_up") if day.weekday() < 5] == []


def test_names_are_chinese() -> None:
    names = {each.name for each in announced_days()}
    assert [each for each in names if each.isascii()] == []


@pytest.mark.skipif(not _LIST.exists(), reason=f"no independent list at {_LIST}")
def test_every_day_since_2004_is_worked_or_free_as_the_independent_list_says() -> None:
    """Lists differ on whether a weekend beside a holiday belongs to it; that changes nothing."""
    listed = json.loads(_LIST.read_text(encoding="utf-8"))
    free = {date.fromisoformat(each) for each in listed["holidays"]}
    worked = {date.fromisoformat(each) for each in listed["workdays"]}
    days = [
        date(2004, 1, 1) + timedelta(days=n)
        for n in range((date(2027, 1, 1) - date(2004, 1, 1)).days)
    ]
    theirs = [day in worked or (day.weekday() < 5 and day not in free) for day in days]
    ours_free, ours_worked = frozenset(_ours("holiday")), frozenset(_ours("make_up"))
    calendar = WorkCalendar("all years", OFFICE.weekly, ours_free, ours_worked)
    assert [calendar.is_working_day(day) for day in days] == theirs
