"""Opening hours (时段) in the city's time: half-open spans, special days, pure."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from contracts.opening import is_open
from contracts.telephony_config import OpeningHours, Span

CITY = timezone(timedelta(hours=8))
OFFICE = [Span(start="08:00", end="12:00"), Span(start="14:30", end="18:00")]
HOURS = OpeningHours(
    name="office",
    weekly=[OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], [Span(start="20:00", end="24:00")]],
    special={
        date(2026, 5, 1): [],
        date(2026, 5, 9): OFFICE,
    },
)

CASES = [
    ("2026-05-04T07:59:59", False),
    ("2026-05-04T08:00:00", True),
    ("2026-05-04T11:59:59", True),
    ("2026-05-04T12:00:00", False),
    ("2026-05-04T14:30:00", True),
    ("2026-05-04T18:00:00", False),
    ("2026-05-02T10:00:00", False),  # Saturday
    ("2026-05-03T23:59:59", True),  # Sunday, until midnight
    ("2026-05-04T00:00:00", False),
    ("2026-05-01T10:00:00", False),  # a Friday that is a holiday
    ("2026-05-09T10:00:00", True),  # a Saturday to make up for it
]


@pytest.mark.parametrize(("moment", "expected"), CASES)
def test_open_at(moment: str, *, expected: bool) -> None:
    assert is_open(HOURS, now=datetime.fromisoformat(moment).replace(tzinfo=CITY)) is expected


def test_other_clocks_are_read_in_the_citys_time() -> None:
    assert is_open(HOURS, now=datetime(2026, 5, 4, 0, 0, tzinfo=UTC))
    assert not is_open(HOURS, now=datetime(2026, 5, 4, 10, 0, tzinfo=UTC))


def test_hours_without_a_week_are_always_open_but_on_special_days() -> None:
    hours = OpeningHours(name="always", special={date(2026, 5, 1): []})
    assert is_open(hours, now=datetime(2026, 5, 2, 3, 0, tzinfo=CITY))
    assert not is_open(hours, now=datetime(2026, 5, 1, 3, 0, tzinfo=CITY))


def test_day_without_an_entry_is_closed() -> None:
    hours = OpeningHours(name="short", weekly=[OFFICE])
    assert is_open(hours, now=datetime(2026, 5, 4, 9, 0, tzinfo=CITY))
    assert not is_open(hours, now=datetime(2026, 5, 5, 9, 0, tzinfo=CITY))
