"""What the doors of follow-ups take and give."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, ConfigDict, Field

from hotline.core.text import Text
from hotline.followups.actions.complete_visit import Told
from hotline.followups.rules.outcomes import HIGHEST_RATING, LOWEST_RATING, Answers
from hotline.followups.trays import TrayName
from hotline.reference.rules.dictionaries import AppealType, Urgency
from hotline.workorders.rules.registration import MAX_PLACE, MAX_TEXT, Demand

Number = Annotated[Text, Field(max_length=20)]
Code = Annotated[Text, Field(max_length=40)]


class Body(Schema):
    """The base of every body: an unknown field is a mistake, not a detail."""

    model_config = ConfigDict(extra="forbid")


class FollowUpTrayQuery(Body):
    """Which list, which page."""

    tray: TrayName
    cursor: Annotated[Text, Field(max_length=80)] = ""


class NewDemandBody(Body):
    """A new demand that came up in the call."""

    appeal_type: AppealType
    urgency: Urgency
    topic_code: Annotated[Text, Field(max_length=12)]
    area_code: Annotated[Text, Field(max_length=12)]
    place: Annotated[Text, Field(max_length=MAX_PLACE)]
    event: Annotated[Text, Field(max_length=MAX_TEXT)]
    demand: Annotated[Text, Field(max_length=MAX_TEXT)]
    event_time: AwareDatetime | None = None

    def to_demand(self) -> Demand:
        """Return it as the rules know it."""
        return Demand(**self.model_dump())


class CompleteBody(Body):
    """What the citizen said, or that nobody answered."""

    reached: bool
    solved: bool | None = None
    rating: Annotated[int, Field(ge=LOWEST_RATING, le=HIGHEST_RATING)] | None = None
    comment: Annotated[Text, Field(max_length=2000)] = ""
    is_responded: bool | None = None
    """Whether the department got in touch; None when not asked."""
    reasons: Annotated[list[Code], Field(max_length=20)] = []
    new_demand: NewDemandBody | None = None
    unsolved_numbers: Annotated[
        list[Annotated[Text, Field(max_length=20)]], Field(max_length=20)
    ] = []

    def to_answers(self) -> Answers:
        """Return it as the rules know it."""
        return Answers(
            reached=self.reached,
            solved=self.solved,
            rating=self.rating,
            comment=self.comment,
            is_responded=self.is_responded,
            reasons=tuple(dict.fromkeys(self.reasons)),
        )


class ToldBody(CompleteBody):
    """What the citizen said of one of several."""

    id: Annotated[int, Field(ge=1)]

    def to_told(self) -> Told:
        """Return it as the action takes it."""
        return Told(
            follow_up_id=self.id,
            answers=self.to_answers(),
            new_demand=self.new_demand.to_demand() if self.new_demand else None,
            unsolved_numbers=self.unsolved_numbers,
        )


class CompleteVisitBody(Body):
    """What the citizen said of everything one call spoke of."""

    told: Annotated[list[ToldBody], Field(min_length=1, max_length=20)]


class FollowUpRow(Schema):
    """A follow-up in a list."""

    id: int
    number: str
    event: str
    topic_name: str
    area_name: str
    department_name: str | None
    urgency: str
    urgency_label: str
    state: str
    state_label: str
    planned_at: datetime
    due_at: datetime
    due_paused_at: datetime
    remaining_seconds: int
    unreached: int
    risk: int
    risk_reasons: list[str]
    channel: str
    channel_label: str
    next_at: datetime | None
    asked_at: datetime | None
    outcome: str
    outcome_label: str
    rating: int | None
    completed_at: datetime | None


class FollowUpPage(Schema):
    """One page of a list."""

    items: list[FollowUpRow]
    next_cursor: str | None


class AttemptView(Schema):
    """One call, and what became of it."""

    id: int
    call_id: UUID
    placed_at: datetime
    placed_by: str
    outcome: str
    outcome_label: str
    answered_at: datetime | None
    ended_at: datetime | None


class ReasonChoice(Schema):
    """A reason for not being satisfied."""

    code: str
    label: str


class FamilyOrder(Schema):
    """An order that the same call speaks of."""

    number: str
    event: str
    department_name: str


class FollowUpView(FollowUpRow):
    """Everything about a follow-up; the order itself is loaded by its number."""

    wording: str
    caller_name: str
    phone: str
    comment: str
    is_responded: bool | None
    reason_labels: list[str]
    way_label: str
    ended_by_rule: str
    completed_by: str
    new_number: str
    family: list[FamilyOrder]
    may_call: bool
    barred_reason: str
    attempts: list[AttemptView]
    others: list[FollowUpRow]
    """What else waits for the same phone; one call speaks of all."""
    script: list[str]
    reasons: list[ReasonChoice]


class PlacedView(Schema):
    """A call on its way."""

    call_id: UUID


class CompletedView(Schema):
    """What followed from the answers."""

    id: int
    state: str
    state_label: str
    outcome: str
    outcome_label: str
    order_number: str
    order_state: str
    new_number: str
