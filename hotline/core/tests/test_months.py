"""Months are named by their first day."""

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hotline.core.months import month_after, month_before, month_of, months_between, months_to

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(DAYS, DAYS)
def test_months_between_cover_every_day_once(one: date, other: date) -> None:
    first, last = sorted((one, other))
    months = list(months_between(first, last))
    assert (months[0], months[-1]) == (month_of(first), month_of(last))
    assert all(month_after(a) == b for a, b in itertools.pairwise(months))


@given(DAYS)
def test_before_and_after_are_each_other_s_undoing(day: date) -> None:
    month = month_of(day)
    assert month_before(day) < month <= day < month_after(month)
    assert month_after(month_before(day)) == month


@given(DAYS, st.integers(1, 30))
def test_so_many_months_end_with_the_day_s_own(day: date, count: int) -> None:
    months = months_to(day, count)
    assert len(months) == count
    assert months == list(months_between(months[0], day))


def test_no_month_lies_between_days_the_wrong_way_round() -> None:
    assert list(months_between(date(2026, 12, 1), date(2026, 11, 30))) == []
