"""What the doors of a department's figures take and give."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.core.day_field import DayOfMonth
from hotline.core.text import Text
from hotline.workorders.api.bodies import Body
from hotline.workorders.rules.figures import Figure


class MonthQuery(Body):
    """Any day of the month; without one it is this month."""

    month: DayOfMonth | None = None


class ReceivedQuery(Body):
    """Which figure of which month, and perhaps of which topic or unit."""

    month: DayOfMonth
    figure: Figure
    topic_code: Annotated[Text, Field(max_length=12)] = ""
    unit: Annotated[Text, Field(max_length=80)] = ""
    offset: Annotated[int, Field(ge=0, le=100_000)] = 0


class CountView(Schema):
    """One number, what it is called and how it is counted."""

    figure: Figure
    label: str
    meaning: str
    count: int


class RatesView(Schema):
    """Every number, and the two rates; a rate is None where there is nothing to divide."""

    counts: dict[Figure, int]
    accepted_in_time_rate: float | None
    handled_in_time_rate: float | None


class LineView(RatesView):
    """The figures of a topic or unit; ``key`` asks for the orders behind."""

    key: str
    label: str


class MonthView(RatesView):
    """The figures of a month."""

    month: date


class FiguresPage(Schema):
    """A department's own statistics for a month."""

    month: date
    departments: list[str]
    total: list[CountView]
    topics: list[LineView]
    units: list[LineView]
    months: list[MonthView]


class ReceivedView(Schema):
    """One order behind a figure; nothing about the citizen is in it."""

    number: str
    topic_name: str
    unit_name: str
    role_label: str
    state_label: str
    assigned_at: datetime
    accepted_at: datetime | None
    ended_at: datetime | None
    may_open: bool


class ReceivedPage(Schema):
    """One page of the orders behind a figure."""

    label: str
    items: list[ReceivedView]
    next_offset: int | None
