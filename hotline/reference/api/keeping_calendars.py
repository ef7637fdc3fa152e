"""The doors by which an administrator keeps calendars: weekly hours, and the days of a year."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.reference.actions.add_calendar_version import add_calendar_version
from hotline.reference.actions.publish_days import publish_days
from hotline.reference.api.bodies import Body, Name, Note
from hotline.reference.api.lists import router
from hotline.reference.keeping_queries import (
    days_of_year,
    list_calendar_versions,
    list_editions,
)
from hotline.reference.models import CalendarVersion, HolidayEdition
from hotline.reference.permissions import KEEP_REFERENCE
from hotline.reference.rules.year_days import MOST_DAYS, MarkedDay

Weekly = list[list[list[Annotated[str, Field(max_length=5)]]]]


class KeptCalendarOut(Schema):
    """One version of a calendar's weekly hours; ``is_made_here`` else from the city's files."""

    id: int
    name: str
    label: str
    starts_on: date
    weekly: list[list[list[str]]]
    observes_holidays: bool
    note: str
    made_by: str
    made_at: datetime | None
    is_made_here: bool


class CalendarVersionBody(Body):
    """Weekly hours from a day on, and why."""

    name: Annotated[Text, Field(max_length=40)]
    starts_on: date
    weekly: Weekly
    observes_holidays: bool = True
    note: Note


class MarkedDayOut(Schema):
    """One day that is not what its weekday says."""

    date: date
    kind: Literal["holiday", "make_up"]
    name: str


class EditionOut(Schema):
    """How a year's days were known from a moment on."""

    id: int
    since: datetime
    days: int
    note: str
    made_by: str
    is_made_here: bool


class YearOut(Schema):
    """A year's days, and its editions, newest first; send ``edition`` back when publishing."""

    year: int
    edition: int
    days: list[MarkedDayOut]
    editions: list[EditionOut]


class MarkedDayBody(Body):
    """One day as it shall be."""

    date: date
    kind: Literal["holiday", "make_up"]
    name: Name

    def to_day(self) -> MarkedDay:
        """Return it as the rules know it."""
        return MarkedDay(self.date, self.kind, self.name)


class PublishDaysBody(Body):
    """All days of a year, the edition that was looked at, and why."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    edition: int = 0
    days: Annotated[list[MarkedDayBody], Field(max_length=MOST_DAYS)]
    note: Note


@router.get("/administration/calendars", auth=Requires(KEEP_REFERENCE))
def get_kept_calendars(request: HttpRequest) -> list[KeptCalendarOut]:  # noqa: ARG001 - ninja passes it
    """List every version of every calendar's hours."""
    return [_calendar(each) for each in list_calendar_versions()]


@router.post("/administration/calendars/hours", auth=Requires(KEEP_REFERENCE))
def add_calendar_hours(request: HttpRequest, body: CalendarVersionBody) -> KeptCalendarOut:
    """Change a calendar's weekly hours from a day on."""
    row = add_calendar_version(
        name=body.name,
        starts_on=body.starts_on,
        weekly=body.weekly,
        observes_holidays=body.observes_holidays,
        note=body.note,
        by=visitor_of(request),
        now=now(),
    )
    return _calendar(row)


@router.get("/administration/calendars/days", auth=Requires(KEEP_REFERENCE))
def get_days(
    request: HttpRequest,  # noqa: ARG001 - ninja passes it
    year: Annotated[int, Query(ge=2000, le=2100)],
) -> YearOut:
    """Return a year's holidays and make-up days with their editions."""
    return _year(year)


@router.post("/administration/calendars/days", auth=Requires(KEEP_REFERENCE))
def publish_year(request: HttpRequest, body: PublishDaysBody) -> YearOut:
    """Publish a year's days as a new edition."""
    publish_days(
        year=body.year,
        days=[each.to_day() for each in body.days],
        seen=body.edition,
        note=body.note,
        by=visitor_of(request),
        now=now(),
    )
    return _year(body.year)


def _year(year: int) -> YearOut:
    editions, days = list_editions(year), days_of_year(year)
    return YearOut(
        year=year,
        edition=editions[0].pk if editions else 0,
        days=[MarkedDayOut(**asdict(each)) for each in days],
        editions=[_edition(each) for each in editions],
    )


def _edition(row: HolidayEdition) -> EditionOut:
    return EditionOut(
        id=row.pk,
        since=row.loaded_at,
        days=len(row.days),
        note=row.note,
        made_by=row.made_by_label,
        is_made_here=row.is_made_here,
    )


def _calendar(row: CalendarVersion) -> KeptCalendarOut:
    return KeptCalendarOut(
        id=row.pk,
        name=row.name,
        label=row.label,
        starts_on=row.starts_on,
        weekly=row.weekly,
        observes_holidays=row.observes_holidays,
        note=row.note,
        made_by=row.made_by_label,
        made_at=row.made_at,
        is_made_here=row.is_made_here,
    )
