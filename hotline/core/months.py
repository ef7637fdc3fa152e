"""Calendar months, each named by its first day."""

from collections.abc import Iterator
from datetime import date


def month_of(day: date) -> date:
    """Return the first day of the day's month."""
    return day.replace(day=1)


def month_before(day: date) -> date:
    """Return the first day of the month before."""
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def month_after(first: date) -> date:
    """Return the first day of the next month."""
    return date(first.year + (first.month == 12), first.month % 12 + 1, 1)  # noqa: PLR2004 - December


def months_to(last: date, count: int) -> list[date]:
    """Return as many months in order, the last day's month at their end."""
    months = [month_of(last)]
    while len(months) < count:
        months.append(month_before(months[-1]))
    return months[::-1]


def months_between(first: date, last: date) -> Iterator[date]:
    """Yield every month from the first day's to the last day's, both included."""
    month = month_of(first)
    while month <= last:
        yield month
        month = month_after(month)
