"""What the doors of the audit take and give."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from hotline.administration.api.people_views import Body
from hotline.administration.audit_queries import Entry
from hotline.administration.rules.audit_filters import AuditFilters
from hotline.core.text import Text


class AuditFiltersBody(Body):
    """Who, what, of what, when, and which words."""

    since: AwareDatetime
    until: AwareDatetime
    actor_id: int | None = None
    by_nobody: bool = False
    kinds: list[Annotated[Text, Field(max_length=64)]] = Field(default_factory=list, max_length=40)
    subject_type: Annotated[Text, Field(max_length=32)] = ""
    subject_id: Annotated[Text, Field(max_length=64)] = ""
    correlation_id: UUID | None = None
    text: Annotated[Text, Field(max_length=40)] = ""

    def to_filters(self) -> AuditFilters:
        """Return them as the rules know them."""
        return AuditFilters(
            since=self.since,
            until=self.until,
            actor_id=self.actor_id,
            by_nobody=self.by_nobody,
            kinds=tuple(self.kinds),
            subject_type=self.subject_type,
            subject_id=self.subject_id,
            correlation_id=str(self.correlation_id or ""),
            text=self.text,
        )


class AuditSearchBody(AuditFiltersBody):
    """A page of it."""

    cursor: Annotated[Text, Field(max_length=80)] = ""


class AuditLineOut(Schema):
    """One line of an event: a detail, or a change from an old to a new value."""

    label: str
    old: str
    new: str
    is_change: bool


class AuditRow(Schema):
    """One event."""

    id: int
    kind: str
    label: str
    happened_at: datetime
    recorded_at: datetime
    actor_id: int | None
    actor_label: str
    subject_type: str
    subject_label: str
    subject_id: str
    subject_name: str
    correlation_id: UUID | None
    lines: list[AuditLineOut]


class AuditPage(Schema):
    """A page of events."""

    items: list[AuditRow]
    next_cursor: str | None


class ChoiceOfKind(Schema):
    """A kind of event."""

    kind: str
    label: str
    subject_label: str


class ChoiceOfSubject(Schema):
    """What events are about."""

    subject_type: str
    label: str


class ChoiceOfActor(Schema):
    """Somebody who may have acted."""

    id: int
    display_name: str
    username: str


class AuditChoices(Schema):
    """What the filters offer."""

    kinds: list[ChoiceOfKind]
    subjects: list[ChoiceOfSubject]
    actors: list[ChoiceOfActor]


def audit_row(entry: Entry) -> AuditRow:
    """Show one event."""
    event = entry.event
    return AuditRow(
        id=event.pk,
        kind=event.kind,
        label=entry.label,
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        actor_id=event.actor_id,
        actor_label=event.actor_label,
        subject_type=event.subject_type,
        subject_label=entry.subject_label,
        subject_id=event.subject_id,
        subject_name=entry.subject_name,
        correlation_id=event.correlation_id,
        lines=[
            AuditLineOut(label=each.label, old=each.old, new=each.new, is_change=each.is_change)
            for each in entry.lines
        ],
    )
