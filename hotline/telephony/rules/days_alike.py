"""Which past days tell what a day will be like (同类日): weekdays, make-up days, holidays; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

WEEKS = 8
DAYS = 8
"""As many days are asked of a make-up day or a holiday, which have no weekday of their own."""
_SATURDAY = 5

DayKind = Literal["ordinary", "make_up", "holiday"]


@dataclass(frozen=True)
class MarkedDays:
    """The days of the official calendar that are not what their weekday says."""

    holidays: frozenset[date] = frozenset()
    make_up_days: frozenset[date] = frozenset()

    def kind_of(self, day: date) -> DayKind:
        """Tell a worked weekend day (调休上班) and a free weekday from all others.

        A weekend inside a holiday is free as always, but people are away: it counts as holiday.
        """
        if day in self.make_up_days:
            return "make_up"
        return "holiday" if day in self.holidays else "ordinary"

    def is_working_day(self, day: date) -> bool:
        """Tell whether the offices are open."""
        kind = self.kind_of(day)
        return kind == "make_up" or (kind == "ordinary" and day.weekday() < _SATURDAY)


def days_alike(day: date, marked: MarkedDays) -> list[date]:
    """Return the days of the last eight weeks that the day is compared with, newest first.

    An ordinary day: the same weekday, without holidays and make-up days. A make-up day: the
    last eight ordinary working days, for offices and citizens work. A holiday: the last eight
    free days, weekends and holidays alike.
    """
    kind = marked.kind_of(day)
    before = _days_before(day)
    if kind == "ordinary":
        return [
            each
            for each in before
            if each.weekday() == day.weekday() and marked.kind_of(each) == "ordinary"
        ]
    if kind == "make_up":
        alike = [
            each
            for each in before
            if marked.is_working_day(each) and marked.kind_of(each) == "ordinary"
        ]
    else:
        alike = [each for each in before if not marked.is_working_day(each)]
    return alike[:DAYS]


def _days_before(day: date) -> Iterator[date]:
    return (day - timedelta(days=back) for back in range(1, WEEKS * 7 + 1))
