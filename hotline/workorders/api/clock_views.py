"""What the door of clocks gives."""

from datetime import datetime

from ninja import Schema


class ClockSpanView(Schema):
    """One span of the ribbon; ``counts`` tells whether the clock runs on in it."""

    kind: str
    label: str
    starts_at: datetime
    ends_at: datetime
    counts: bool


class ClockStageView(Schema):
    """A stage at which the clock warns, in percent of its open time."""

    percent: int
    at: datetime
    is_recorded: bool


class ClockStopView(Schema):
    """When the clock stood still, and why."""

    began_at: datetime
    ended_at: datetime | None
    reason: str


class ClockView(Schema):
    """One clock with its ribbon, as it stands now."""

    id: int | None
    kind: str
    label: str
    department_name: str
    wording: str
    state: str
    state_label: str
    started_at: datetime
    due_at: datetime
    promised_due_at: datetime
    stopped_at: datetime | None
    last_minute_at: datetime | None
    spent_seconds: int
    whole_seconds: int
    percent: float
    spans: list[ClockSpanView]
    stages: list[ClockStageView]
    stops: list[ClockStopView]
    is_chosen_reading: bool
    reading_label: str


class ClocksView(Schema):
    """Every clock of an order, those that run first."""

    number: str
    now: datetime
    clocks: list[ClockView]
