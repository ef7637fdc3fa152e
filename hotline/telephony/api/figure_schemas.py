"""What the doors of figures take and give."""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AwareDatetime, Field, model_validator

from hotline.core.text import Text
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.api.policy_schemas import NamedOut
from hotline.telephony.figure_queries import Asked
from hotline.telephony.rules.figures import SHORT_SECONDS, WITHIN_SECONDS

_MOST = {"hour": timedelta(days=14), "day": timedelta(days=370)}


class StretchQuery(Schema):
    """From when until when; whole hours."""

    since: AwareDatetime
    until: AwareDatetime

    @model_validator(mode="after")
    def _is_a_stretch(self) -> "StretchQuery":
        if self.until <= self.since:
            msg = "结束时间须晚于开始时间"
            raise ValueError(msg)
        if any(each.minute or each.second or each.microsecond for each in (self.since, self.until)):
            msg = "起止时间须为整点"
            raise ValueError(msg)
        if self.until - self.since > _MOST["day"]:
            msg = "一次最多统计一年"
            raise ValueError(msg)
        return self


class FiguresQuery(StretchQuery):
    """What is to be counted, and how it is divided."""

    by: Literal["total", "queue", "hour", "day"] = "total"
    queue: Annotated[Text, Field(max_length=40)] = ""
    within: Annotated[int, Field(ge=1, le=600)] = WITHIN_SECONDS
    short: Annotated[int, Field(ge=0, le=60)] = SHORT_SECONDS

    @model_validator(mode="after")
    def _is_not_too_long(self) -> "FiguresQuery":
        if self.by == "hour" and self.until - self.since > _MOST["hour"]:
            msg = "按小时一次最多统计 14 天"
            raise ValueError(msg)
        return self

    def asked(self) -> Asked:
        """Return it for the queries."""
        return Asked(
            since=self.since.astimezone(SHANGHAI),
            until=self.until.astimezone(SHANGHAI),
            queue=self.queue,
            within=self.within,
            short=self.short,
        )


class MeasureOut(Schema):
    """One figure with its formula."""

    name: str
    label: str
    basis: str
    basis_label: str
    formula: str
    unit: Literal["rate", "seconds"]
    target: float | None


class FigureOut(Schema):
    """The figure's value, and the two sums it was divided from."""

    value: float | None
    over: float
    under: float


class FigureRow(Schema):
    """One cell."""

    key: str
    label: str
    counts: dict[str, float]
    figures: dict[str, FigureOut]


class WorstOut(Schema):
    """The worst continuous 24 hours."""

    since: datetime
    answer_rate: float


class FiguresOut(Schema):
    """A table of figures, and what it leaves out."""

    measures: list[MeasureOut]
    count_labels: dict[str, str]
    queues: list[NamedOut]
    """What one may narrow it to."""
    rows: list[FigureRow]
    total: FigureRow
    worst_24_hours: WorstOut | None
    unabsorbed: int
    """Reported, not yet counted."""
    engine_checked_until: date | None
    """The last whole day compared with the engine's records."""


class OperatorRow(Schema):
    """What one operator did."""

    operator_id: int
    name: str
    taken: int
    placed: int
    offered: int
    missed: int
    transfers: int
    talk_seconds: float
    hold_seconds: float
    wrap_up_seconds: float
    average_handling_time: float | None
    occupancy: float | None
    ratings: int
    average_rating: float | None
    states: dict[str, float]


class OperatorFiguresOut(Schema):
    """Everybody's work with the formulas."""

    formulas: dict[str, str]
    state_labels: dict[str, str]
    rows: list[OperatorRow]


class EngineCheckOut(Schema):
    """One day against the engine's records."""

    day: date
    engine_calls: int
    our_calls: int
    matched: int
    differing: int
    unreadable: int
    blocked: int
    is_final: bool
    checked_at: datetime


class EngineDifferenceOut(Schema):
    """One call on which the two do not agree."""

    id: int
    day: date
    kind: str
    kind_label: str
    call_id: str
    channel: str
    note: str
    noticed_at: datetime
    settled_at: datetime | None


class FactOut(Schema):
    """One fact of a call."""

    kind: str
    kind_label: str
    began_at: datetime
    ended_at: datetime | None
    seconds: float | None
    queue: str
    operator: str
    seat: str
    label: str
    way: str
    outcome: str


class CallRecordOut(Schema):
    """The record of a call with its facts."""

    result: str
    result_label: str
    is_test: bool
    served_by_engine: bool
    entered_at: datetime
    queued_at: datetime | None
    answered_at: datetime | None
    ended_at: datetime | None
    waited_seconds: float | None
    talk_seconds: float
    hold_seconds: float
    wrap_up_seconds: float
    rating: int | None
    facts: list[FactOut]


class AlarmOut(Schema):
    """One report of an alarm."""

    id: int
    alarm: str
    level: str
    subject: str
    text: str
    is_over: bool
    happened_at: datetime
