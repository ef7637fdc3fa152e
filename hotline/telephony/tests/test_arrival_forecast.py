"""The forecast of arrivals: which days count, what it expects, how it says that it erred."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.telephony.rules.arrival_forecast import (
    HIGHEST_LEVEL,
    LOWEST_LEVEL,
    erring,
    forecast,
    level_of,
)
from hotline.telephony.rules.days_alike import MarkedDays, days_alike
from hotline.telephony.rules.half_hours import SLOTS, label_of_slot

MARKED = MarkedDays(
    holidays=frozenset(date(2026, 10, day) for day in range(1, 8)),
    make_up_days=frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
)
FLAT = (10,) * SLOTS


def _weeks(day: date, *levels: float) -> dict[date, tuple[int, ...]]:
    """Return the same weekday of so many weeks before, each with its own level."""
    return {
        day - timedelta(weeks=back): tuple(round(each * level) for each in FLAT)
        for back, level in enumerate(levels, 1)
    }


def test_an_ordinary_day_is_compared_with_the_same_weekday_without_holidays() -> None:
    thursday = date(2026, 11, 12)
    alike = days_alike(thursday, MARKED)
    assert alike[0] == date(2026, 11, 5)
    assert date(2026, 10, 1) not in alike
    assert len(alike) == 7
    assert {each.weekday() for each in alike} == {3}


def test_a_make_up_saturday_is_compared_with_working_days() -> None:
    alike = days_alike(date(2026, 10, 10), MARKED)
    assert alike[:3] == [date(2026, 10, 9), date(2026, 10, 8), date(2026, 9, 30)]
    assert len(alike) == 8
    assert all(each.weekday() < 5 for each in alike)


def test_a_holiday_is_compared_with_free_days_and_a_sunday_never_with_a_make_up_day() -> None:
    alike = days_alike(date(2026, 10, 3), MARKED)
    assert alike[:3] == [date(2026, 10, 2), date(2026, 10, 1), date(2026, 9, 27)]
    assert date(2026, 9, 20) not in alike
    assert date(2026, 9, 20) not in days_alike(date(2026, 10, 18), MARKED)


def test_a_usual_day_is_the_median_of_the_days_alike() -> None:
    day = date(2026, 11, 24)
    history = _weeks(day, 1, 1, 1, 1, 9)
    made = forecast(history, days_alike(day, MARKED), [])
    assert made is not None
    assert made.arrivals == tuple(map(float, FLAT))
    assert (made.low[0], made.high[0], made.level) == (10, 90, 1)
    assert len(made.days) == 5


def test_a_busy_morning_lifts_the_rest_of_the_day_and_leaves_the_past_as_it_was_said() -> None:
    day = date(2026, 11, 24)
    made = forecast(_weeks(day, 1, 1, 1), days_alike(day, MARKED), [20] * 20)
    assert made is not None
    assert made.arrivals[0] == 10
    assert made.level == pytest.approx((400 + 50) / (200 + 50))
    assert made.arrivals[20] == made.arrivals[47] == pytest.approx(18)
    assert made.arrivals[5] == pytest.approx(10 * (100 + 50) / (50 + 50))


def test_too_few_days_make_no_forecast_and_silent_days_do_not_count() -> None:
    day = date(2026, 11, 24)
    assert forecast(_weeks(day, 1, 1, 0, 0), days_alike(day, MARKED), []) is None
    assert forecast({}, days_alike(day, MARKED), []) is None


def test_erring_says_side_and_size_before_and_after_correction() -> None:
    day = date(2026, 11, 24)
    came = [20] * SLOTS
    made = forecast(_weeks(day, 1, 1, 1), days_alike(day, MARKED), came)
    assert made is not None
    erred = erring(made, came)
    assert erred is not None
    assert (erred.expected, erred.came, erred.bias) == (480, 960, -0.5)
    assert erred.error_at_midnight == 0.5
    assert 0 < erred.error_corrected < 0.25
    assert erring(made, [0] * SLOTS) is None


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.integers(0, 500), max_size=SLOTS),
    st.lists(st.floats(0, 500), min_size=SLOTS, max_size=SLOTS),
)
def test_a_level_stays_within_its_bounds_whatever_comes(
    so_far: list[int], usual: list[float]
) -> None:
    assert LOWEST_LEVEL <= level_of(so_far, usual) <= HIGHEST_LEVEL


def test_half_hours_are_named_as_people_write_them() -> None:
    assert [label_of_slot(each) for each in (0, 1, 19, 47)] == ["00:00", "00:30", "09:30", "23:30"]
