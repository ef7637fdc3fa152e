"""Load reference data of any state, for those who keep it."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hotline.reference.models import (
    Area,
    CalendarVersion,
    Holiday,
    HolidayEdition,
    LimitPolicy,
    Place,
    Reading,
    Topic,
)
from hotline.reference.rules.year_days import MarkedDay

PAGE = 50


def list_all_topics() -> list[Topic]:
    """Return every topic by code, those retired too."""
    return list(Topic.objects.select_related("parent"))


def list_all_areas() -> list[Area]:
    """Return every area by code, those retired too."""
    return list(Area.objects.select_related("parent"))


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """One page of places, and how many there are in all."""

    places: list[Place]
    total: int


def list_places(typed: str, state: str, page: int) -> PlacesPage:
    """Return a page of places whose name or nickname contains the text, by name.

    ``state`` narrows down to those learnt from orders, edited here, or retired.
    """
    rows: QuerySet[Place] = Place.objects.select_related("area", "settled_area__parent")
    if typed:
        nickname = Q(spellings__text__contains=typed, spellings__is_name=False)
        rows = rows.filter(Q(name__icontains=typed) | nickname).distinct()
    rows = rows.filter(is_active=state != "retired")
    if state == "learnt":
        rows = rows.filter(is_learnt=True)
    if state == "edited":
        rows = rows.filter(is_edited_here=True)
    start = max(page - 1, 0) * PAGE
    return PlacesPage(list(rows.order_by("name")[start : start + PAGE]), rows.count())


def list_calendar_versions() -> list[CalendarVersion]:
    """Return every version of every calendar, newest first within a name."""
    return list(CalendarVersion.objects.order_by("name", "-starts_on"))


def list_limit_versions() -> list[LimitPolicy]:
    """Return every version of every limit, newest first within a name."""
    return list(LimitPolicy.objects.order_by("name", "-starts_on"))


def list_reading_versions() -> list[Reading]:
    """Return every version of every reading, newest first within a question."""
    return list(Reading.objects.order_by("position", "key", "-starts_on"))


def list_editions(year: int) -> list[HolidayEdition]:
    """Return a year's editions, newest first."""
    return list(HolidayEdition.objects.filter(year=year).order_by("-id"))


def newest_edition_of(year: int) -> HolidayEdition | None:
    """Return the edition of a year that clocks start by now."""
    return HolidayEdition.objects.filter(year=year).order_by("-id").first()


def days_of_year(year: int) -> list[MarkedDay]:
    """Return the holidays and make-up days of a year, by date."""
    rows = Holiday.objects.filter(date__year=year).order_by("date")
    return [MarkedDay(*each) for each in rows.values_list("date", "kind", "name")]


def years_kept_here() -> set[int]:
    """Return the years whose newest edition was made in the pages."""
    newest = HolidayEdition.objects.order_by("year", "-id").distinct("year")
    return {each.year for each in newest if each.is_made_here}
