"""What the doors of quality inspection take and show."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.core.text import Text
from hotline.quality.queries import InspectionSearch
from hotline.quality.rules.marks import PersonMark
from hotline.quality.rules.verdicts import Verdict
from hotline.reference.rules.calendar import local_midnight

Code = Annotated[str, Field(max_length=30)]
Words = Annotated[Text, Field(max_length=500)]


class QualityQuery(Schema):
    """Days, both included, and of whom."""

    since: date | None = None
    until: date | None = None
    person: Annotated[int | None, Field(ge=1, le=2**53)] = None
    team: Annotated[str, Field(max_length=40)] = ""
    skill: Annotated[str, Field(max_length=40)] = ""
    subject: Literal["", "call", "order"] = ""

    def asked(self) -> InspectionSearch:
        """Return what is looked for."""
        return InspectionSearch(
            subject=self.subject,
            person=self.person,
            team=self.team,
            skill=self.skill,
            since=local_midnight(self.since) if self.since else None,
            until=local_midnight(date.fromordinal(self.until.toordinal() + 1))
            if self.until and self.until < date.max
            else None,
        )


class InspectionQuery(QualityQuery):
    """And where they stand."""

    state: Literal["", "pre_scored", "inspected"] = ""
    only: Literal["", "red", "disputed"] = ""
    sampled_on: date | None = None
    cursor: Annotated[str, Field(max_length=40)] = ""


class InspectionRow(Schema):
    """One of the list."""

    id: int
    subject: str
    subject_label: str
    number: str
    """The order's."""
    call_id: UUID | None
    operator_id: int | None
    operator: str
    skill_label: str
    happened_at: datetime
    state: str
    state_label: str
    score: float | None
    is_red: bool
    machine_score: float | None
    machine_is_red: bool
    has_words: bool
    sampled: str
    """Why it was drawn; empty: it was not."""
    dispute_label: str
    inspected_by: str


class InspectionPage(Schema):
    """A page of the list."""

    items: list[InspectionRow]
    next_cursor: str
    open_disputes: int


class EvidenceOut(Schema):
    """What a verdict rests on."""

    note: str
    quote: str
    party: str
    second: float | None
    turn_at: float | None
    field: str


class ItemOut(Schema):
    """One item: the machine's word and the person's."""

    code: str
    label: str
    rule: str
    most: int
    is_red_line: bool
    machine_verdict: Verdict
    machine_label: str
    machine_points: float | None
    confidence: float
    why: str
    evidence: list[EvidenceOut]
    person_verdict: str
    person_label: str
    person_points: float | None
    reason: str
    is_agreed: bool | None


class TurnOut(Schema):
    """What one party said."""

    party: str
    begins_at: float
    ends_at: float
    text: str


class DisputeOut(Schema):
    """A dispute and its ruling."""

    codes: list[str]
    reason: str
    state: str
    state_label: str
    made_at: datetime
    made_by: str
    ruled_at: datetime | None
    ruled_by: str
    words: str
    score_before: float | None


class InspectionDetail(InspectionRow):
    """One inspection as a whole."""

    scorecard: str
    machine_note: str
    scored_at: datetime
    inspected_at: datetime | None
    words: str
    dispute_until: datetime | None
    items: list[ItemOut]
    turns: list[TurnOut]
    recording_id: int | None
    dispute: DisputeOut | None
    may_inspect: bool
    may_dispute: bool
    may_rule: bool


class MarkBody(Schema):
    """What a person says of one item."""

    model_config = ConfigDict(extra="forbid")

    code: Code
    verdict: Verdict
    points: Annotated[float | None, Field(ge=0, le=100)] = None
    reason: Annotated[Text, Field(max_length=300)] = ""

    def mark(self) -> PersonMark:
        """Return it as decisions read it."""
        return PersonMark(self.code, self.verdict, self.points, self.reason)


Marks = Annotated[list[MarkBody], Field(max_length=60)]


class InspectBody(Schema):
    """A person's score."""

    model_config = ConfigDict(extra="forbid")

    marks: Marks
    words: Words = ""


class DisputeBody(Schema):
    """An operator's dispute."""

    model_config = ConfigDict(extra="forbid")

    codes: Annotated[list[Code], Field(max_length=60)]
    reason: Words


class DisputeRulingBody(Schema):
    """Another person's ruling."""

    model_config = ConfigDict(extra="forbid")

    is_upheld: bool
    words: Words
    marks: Marks = []


class PersonFiguresOut(Schema):
    """One person's stretch."""

    operator_id: int
    operator: str
    teams: str
    pre_scored: int
    machine_average: float | None
    inspected: int
    person_average: float | None
    red_lines: int
    disputes: int
    upheld: int


class AgreementOut(Schema):
    """How far the machine may be trusted with one item."""

    code: str
    label: str
    both: int
    agreed: int
    rate: float | None
    at_least: float | None
    too_strict: int
    too_lenient: int
    is_trusted: bool


class QualityFiguresOut(Schema):
    """By person, and by item."""

    people: list[PersonFiguresOut]
    items: list[AgreementOut]
    trusted_from: float


class NamedChoice(Schema):
    """Something to filter by."""

    value: str
    label: str


class QualityChoices(Schema):
    """What a list may be filtered by."""

    people: list[NamedChoice]
    teams: list[NamedChoice]
    skills: list[NamedChoice]
    sees_everybody: bool
    may_inspect: bool
