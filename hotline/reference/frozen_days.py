"""Holidays and make-up days as an edition knew them."""

from datetime import date

from django.db.models import Max

from hotline.reference.models import HolidayEdition


def newest_edition() -> int:
    """Return the id of the newest edition of any year; 0 when none was ever loaded."""
    return HolidayEdition.objects.aggregate(newest=Max("id"))["newest"] or 0


def days_of_edition(edition: int, on: date) -> list[tuple[date, str]]:
    """Return the days around the date as known when the edition was the newest."""
    years = range(on.year - 1, on.year + 3)
    rows = HolidayEdition.objects.filter(year__in=years, pk__lte=edition)
    newest = rows.order_by("year", "-id").distinct("year")
    return [(date.fromisoformat(day), kind) for row in newest for day, kind in row.days]
