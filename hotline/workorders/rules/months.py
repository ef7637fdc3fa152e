"""Which orders belong to a calendar month: their numbers begin with its days."""

from datetime import date


def month_before(day: date) -> date:
    """Return the first day of the month before."""
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def month_after(first: date) -> date:
    """Return the first day of the next month."""
    return date(first.year + (first.month == 12), first.month % 12 + 1, 1)  # noqa: PLR2004 - December
