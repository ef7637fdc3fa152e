"""What the doors of red packets take and give."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.core.text import Text

PacketTray = Literal["open", "under_way", "done"]


class PacketQuery(Schema):
    """Which packets."""

    model_config = ConfigDict(extra="forbid")
    tray: PacketTray = "open"
    before: Annotated[int, Field(ge=1, le=2**62)] | None = None


class ReconciliationQuery(Schema):
    """Which day."""

    model_config = ConfigDict(extra="forbid")
    day: date


class PacketRefusalBody(Schema):
    """Why it is not rewarded."""

    model_config = ConfigDict(extra="forbid")
    note: Annotated[Text, Field(max_length=300)]


class PacketView(Schema):
    """One packet, traceable to its order."""

    id: int
    number: str
    topic: str
    rule: str
    amount_fen: int
    state: str
    state_label: str
    proposed_at: datetime
    checked_by: str
    approved_by: str
    approved_at: datetime | None
    bill: str
    provider_bill: str
    settled_at: datetime | None
    note: str
    may_check: bool
    may_approve: bool
    may_refuse: bool


class PacketPage(Schema):
    """A page of packets; ``next_before`` asks for the next one."""

    items: list[PacketView]
    next_before: int | None
    counts: dict[str, int]
    """Of every tray."""


class BudgetView(Schema):
    """A rule's month."""

    rule: str
    budget_fen: int
    spent_fen: int
    paid_fen: int
    packets: int


class PacketDifference(Schema):
    """A packet of which the two books say different things."""

    packet_id: int
    number: str
    bill: str
    amount_fen: int
    why: str


class ReconciliationView(Schema):
    """A day's books side by side."""

    day: date
    packets: int
    amount_fen: int
    differences: list[PacketDifference]
