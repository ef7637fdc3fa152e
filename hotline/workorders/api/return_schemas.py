"""What the doors of the return court take and give."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from hotline.workorders.actions._ruling_rules import Reach
from hotline.workorders.api.bodies import Body, ShortText
from hotline.workorders.api.routing_schemas import SuggestionView, Words
from hotline.workorders.api.views import AttachmentView, OrderRow


class RulingView(Schema):
    """A ruling and the rule it became."""

    department_id: int
    department_name: str
    reason: str
    legal_basis: str
    ruled_at: datetime
    ruled_by: str
    rule_key: str
    rule_ends_on: date | None
    is_rule_in_force: bool


class PingPongView(Schema):
    """How often it was sent back, and between how many departments it went."""

    requests: int
    returns: int
    departments: int


class TurnView(Schema):
    """One department's turn with the order, and how it ended."""

    department_id: int
    department_name: str
    dispatched_at: datetime
    dispatched_by: str
    note: str
    accepted_at: datetime | None
    ended_at: datetime | None
    ending_label: str
    returns: list["ReturnView"]


class ReturnView(Schema):
    """One request to send back: why, by what law, with which papers, and what was decided."""

    id: int
    requested_at: datetime
    requested_by: str
    reason: str
    legal_basis: str
    attachments: list[AttachmentView]
    decision: str
    decision_label: str
    comment: str
    decided_at: datetime | None
    decided_by: str
    ruling: RulingView | None


class DutyView(Schema):
    """What a department says it does."""

    department_id: int
    department_name: str
    duties: str
    had_it: bool
    matches: list[str]
    """The duties this order names."""


class PrecedentView(Schema):
    """An earlier ruling on the same topic."""

    number: str
    event: str
    area_name: str
    nearness: str
    ruling: RulingView


class CourtView(Schema):
    """Everything a ruling needs on one page (退单评议)."""

    order: OrderRow
    version: int
    """Sent back as ``If-Match`` with the ruling."""
    demand: str
    may_rule: bool
    count: PingPongView
    turns: list[TurnView]
    duties: list[DutyView]
    precedents: list[PrecedentView]
    suggestions: list[SuggestionView]
    evidence: list[str]
    """What a department must bring, in Chinese."""
    after_ruling: str
    """What a ruling does to further requests, as the city reads the contract."""
    longest_days: int


class BouncingView(Schema):
    """An order that goes to and fro."""

    order: OrderRow
    count: PingPongView
    last_at: datetime


class DaysQuery(Body):
    """How far back."""

    days: Annotated[int, Field(ge=1, le=366)] = 90


class RulingBody(Body):
    """Who leads, why, and for which other orders until when."""

    department_id: int
    reason: ShortText
    legal_basis: ShortText
    ends_on: date
    area: Literal["street", "district", "city"] = "district"
    words: Words = []

    def to_reach(self) -> Reach:
        """Return for which other orders it speaks."""
        words = tuple(dict.fromkeys(each for each in self.words if each))
        return Reach(ends_on=self.ends_on, area=self.area, words=words)


TurnView.model_rebuild()
