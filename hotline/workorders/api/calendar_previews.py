"""The doors that say what other calendars would mean for clocks; nothing is kept."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from hotline.accounts.guard import Requires
from hotline.core.clock import now
from hotline.core.errors import Invalid
from hotline.core.text import Text
from hotline.reference.rules.hours import weekly_of
from hotline.reference.rules.policy_form import fault_of_weekly
from hotline.reference.rules.year_days import MOST_DAYS, MarkedDay
from hotline.workorders.administration_permissions import PREVIEW_CALENDAR
from hotline.workorders.api.bodies import Body
from hotline.workorders.api.routing import router
from hotline.workorders.calendar_preview import CalendarPreview, preview_days, preview_hours


class PreviewDayBody(Body):
    """One day as it would be."""

    date: date
    kind: Literal["holiday", "make_up"]
    name: Annotated[Text, Field(max_length=40)] = ""


class PreviewDaysBody(Body):
    """All days of a year."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    days: Annotated[list[PreviewDayBody], Field(max_length=MOST_DAYS)]


class PreviewHoursBody(Body):
    """A calendar's weekly hours from a day on."""

    name: Annotated[Text, Field(max_length=40)]
    starts_on: date
    weekly: list[list[list[Annotated[str, Field(max_length=5)]]]]


class KeptClockView(Schema):
    """A running clock that keeps its end."""

    number: str
    clock: str
    due: datetime
    by_new_days: datetime


class NewClockView(Schema):
    """A clock that would start at the moment."""

    label: str
    starts_at: datetime
    due_before: datetime
    due_after: datetime


class CalendarPreviewView(Schema):
    """How many clocks run by the calendars concerned, and what would be otherwise."""

    running: int
    looked_at: int
    frozen: int
    following: int
    otherwise: int
    examples: list[KeptClockView]
    new_clocks: list[NewClockView]


@router.post("/administration/calendars/days/preview", auth=Requires(PREVIEW_CALENDAR))
def preview_year(request: HttpRequest, body: PreviewDaysBody) -> CalendarPreviewView:  # noqa: ARG001 - ninja passes it
    """Say what publishing these days would mean."""
    days = [MarkedDay(each.date, each.kind, each.name) for each in body.days]
    return _view(preview_days(body.year, days, now=now()))


@router.post("/administration/calendars/hours/preview", auth=Requires(PREVIEW_CALENDAR))
def preview_week(request: HttpRequest, body: PreviewHoursBody) -> CalendarPreviewView:  # noqa: ARG001 - ninja passes it
    """Say what these weekly hours would mean."""
    fault = fault_of_weekly(body.weekly)
    if fault:
        raise Invalid(fault, fields={"weekly": fault})
    return _view(preview_hours(body.name, weekly_of(body.weekly), body.starts_on))


def _view(found: CalendarPreview) -> CalendarPreviewView:
    return CalendarPreviewView(
        running=found.running,
        looked_at=found.looked_at,
        frozen=found.frozen,
        following=found.following,
        otherwise=found.otherwise,
        examples=[KeptClockView(**asdict(each)) for each in found.examples],
        new_clocks=[NewClockView(**asdict(each)) for each in found.new_clocks],
    )
