"""What the search of calls takes and gives."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from hotline.core.text import Text
from hotline.telephony.api.policy_schemas import Body, NamedOut
from hotline.telephony.call_queries import CallSearch

CallDirection = Literal["inbound", "outbound"]


class CallSearchBody(Body):
    """What is looked for; a body, because addresses with numbers in them end up in logs."""

    since: AwareDatetime | None = None
    until: AwareDatetime | None = None
    operator: Annotated[int, Field(ge=1, lt=2**63)] | None = None
    number: Annotated[Text, Field(max_length=30)] = ""
    """Whole: numbers are sealed and cannot be searched in part."""
    queue: Annotated[Text, Field(max_length=40)] = ""
    outcome: Annotated[Text, Field(max_length=16)] = ""
    direction: CallDirection | Literal[""] = ""
    with_recording: bool = False
    cursor: Annotated[Text, Field(max_length=90)] = ""

    def to_search(self) -> CallSearch:
        """Return what the query takes."""
        return CallSearch(
            since=self.since,
            until=self.until,
            operator_id=self.operator,
            number=self.number,
            queue=self.queue,
            outcome=self.outcome,
            direction=self.direction,
            with_recording=self.with_recording,
        )


class CallRecordingOut(Schema):
    """One recording of a call."""

    id: int
    kind: str
    kind_label: str
    status: str
    status_label: str
    started_at: datetime
    duration_seconds: float | None


class CallRow(Schema):
    """One call; the number is masked."""

    id: UUID
    direction: CallDirection
    caller: str
    purpose_label: str
    """Outbound: why we called."""
    queue_label: str
    entered_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    waited_seconds: float | None
    talk_seconds: float | None
    operator_name: str
    seat: str
    outcome: str
    outcome_label: str
    ended_by_label: str
    served_by_engine: bool
    recordings: list[CallRecordingOut]


class CallPage(Schema):
    """A page of calls."""

    items: list[CallRow]
    next_cursor: str


class CallOperatorOut(Schema):
    """Somebody whose calls can be looked for."""

    id: int
    name: str


class CallChoicesOut(Schema):
    """What the filters offer."""

    sees_all: bool
    """False: only the visitor's own calls are shown."""
    operators: list[CallOperatorOut]
    queues: list[NamedOut]
    outcomes: list[NamedOut]
