"""What the doors of outbound work take and give."""

from datetime import datetime, time
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from hotline.core.text import Text
from hotline.telephony.actions.shape_campaign import Shape
from hotline.telephony.api.policy_schemas import Body

CampaignState = Literal["draft", "running", "paused", "finished"]
ItemState = Literal["waiting", "offered", "calling", "reached", "not_reached", "refused", "expired"]


class CampaignBody(Body):
    """What a campaign (外呼任务) is."""

    name: Text = Field(min_length=1, max_length=60)
    purpose: Literal["survey", "follow_up", "return_call", "manual"]
    queue: str = Field(min_length=1, max_length=40)
    language: Literal["zh", "en", "ru", "ja", "ko"] = "zh"
    mode: Literal["preview", "progressive"] = "preview"
    daily_from: time = time(9)
    daily_to: time = time(21)
    expires_at: AwareDatetime
    attempts: int = Field(default=3, ge=1, le=10)
    pause_minutes: int = Field(default=120, ge=5, le=10_080)
    per_operator_daily: int = Field(default=60, ge=1, le=1000)
    priority: int = Field(default=0, ge=0, le=9)

    def to_shape(self) -> Shape:
        """Return what the verb takes."""
        return Shape(**self.model_dump())


class CampaignOut(Schema):
    """A campaign and how far it is."""

    id: int
    name: str
    purpose: Literal["survey", "follow_up", "return_call", "manual"]
    purpose_label: str
    queue: str
    language: str
    mode: Literal["preview", "progressive"]
    daily_from: time
    daily_to: time
    expires_at: datetime
    attempts: int
    pause_minutes: int
    per_operator_daily: int
    priority: int
    state: CampaignState
    state_label: str
    made_at: datetime
    made_by: str
    started_at: datetime | None
    finished_at: datetime | None
    total: int
    progress: dict[str, int]
    """State of the people → how many."""
    next_window: datetime | None
    """When it may call (again) at the earliest; None: not any more."""


class BadLineOut(Schema):
    """A line of a list that cannot be called."""

    line: int
    why: str


class ImportedOut(Schema):
    """What became of a list."""

    added: int
    repeated: int
    bad: list[BadLineOut]


class CampaignItemOut(Schema):
    """One person; the number is masked."""

    id: UUID
    campaign_id: int
    campaign_name: str
    position: int
    number: str
    reference: str
    label: str
    state: ItemState
    state_label: str
    attempts: int
    next_at: datetime
    last_called_at: datetime | None
    last_call_id: UUID | None
    operator_name: str
    note: str


class CampaignItemPage(Schema):
    """A page of people."""

    items: list[CampaignItemOut]
    next_cursor: str


class SettleItemBody(Body):
    """What came of it."""

    state: Literal["reached", "not_reached", "refused"]
    note: Text = Field(default="", max_length=200)


class ReturnCallOut(Schema):
    """A caller to be rung back; the number is masked."""

    id: UUID
    reason: Literal["asked", "abandoned", "engine_lost", "online"]
    reason_label: str
    number: str
    queue: str
    missed_at: datetime
    state: Literal[
        "waiting",
        "calling",
        "answered",
        "not_reached",
        "called_again",
        "withdrawn",
        "expired",
    ]
    state_label: str
    attempts: int
    called_by: str
    called_at: datetime | None
    settled_at: datetime | None
    made_call_id: UUID | None
    note: str
    about: str
    """What the citizen wrote when leaving the number on the page."""
    is_automatic: bool
    """The platform rings back by itself when the citizen's turn comes."""


class WithdrawReturnBody(Body):
    """Why nobody is rung back."""

    note: Text = Field(min_length=1, max_length=200)


class PlaceCallBody(Body):
    """A number typed by the operator."""

    number: Text = Field(min_length=3, max_length=30)
    label: Text = Field(default="", max_length=80)


class CallPlacedOut(Schema):
    """The call's id; what comes of it is told on the operator's page."""

    call_id: UUID


class DialledOut(Schema):
    """What the operator dialled today, and the limits."""

    minutes: float
    most_minutes: int
    calls: int
    calls_last_hour: int
    most_calls_an_hour: int
