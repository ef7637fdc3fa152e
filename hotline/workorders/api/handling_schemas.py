"""What the doors of handling take and give: turns, helpers, stops and more time."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from hotline.core.text import Text
from hotline.workorders.api.bodies import Body, ShortText


class ReasonBody(Body):
    """Why."""

    reason: ShortText


class NoteBody(Body):
    """A remark, if any."""

    note: Annotated[Text, Field(max_length=500)] = ""


class CommentBody(Body):
    """What the dispatcher says to a request."""

    comment: ShortText


class DepartmentCommentBody(CommentBody):
    """What the dispatcher says, and to whose request; without a department to the first."""

    department_id: int | None = None


class HelperBody(ReasonBody):
    """Which department, and what for."""

    department_id: int


class ForwardBody(HelperBody):
    """Which outside body, and why."""

    shield_reason: ShortText = ""


class ReassignBody(ForwardBody):
    """Which department instead, and why."""

    share_phone: bool = False


class AllotBody(Body):
    """Which unit, perhaps which person there."""

    unit_id: int
    person_id: int | None = None
    note: ShortText = ""


class RequestBody(ReasonBody):
    """What a stop or more time is needed for, and until when."""

    until: AwareDatetime
    attachment_ids: Annotated[list[UUID], Field(max_length=20)] = []


class OutsideBodyView(Schema):
    """A body that orders are forwarded to."""

    id: int
    name: str
    kind: str
    kind_label: str
    duties: str


class TargetPerson(Schema):
    """Somebody an order may be handed to."""

    id: int
    name: str


class AllotTarget(Schema):
    """A unit an order may be handed to, with its people; its depth below the department."""

    unit_id: int
    name: str
    depth: int
    people: list[TargetPerson]


class AllotmentView(Schema):
    """One step of the way inside the department."""

    unit_name: str
    person_name: str
    note: str
    allotted_at: datetime
    allotted_by: str
    ended_at: datetime | None


class ClockRequestView(Schema):
    """What was asked about the clock, and what the hotline decided."""

    id: int
    kind: str
    kind_label: str
    department_id: int
    department_name: str
    reason: str
    until: datetime
    old_due_at: datetime | None
    requested_at: datetime
    requested_by: str
    decision: str
    decision_label: str
    decision_comment: str
    decided_at: datetime | None
    resumed_at: datetime | None
