"""What the doors of work orders give."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from hotline.core.schemas import Schema
from hotline.workorders.api.handling_schemas import AllotmentView, ClockRequestView
from hotline.workorders.api.origin_views import OriginView
from hotline.workorders.api.presence_views import PresentView
from hotline.workorders.rules.timeline_groups import Group
from hotline.workorders.rules.workflow import State


class RegisteredView(Schema):
    """A fresh order, with the code the operator reads out to the citizen."""

    number: str
    query_code: str
    state: str
    state_label: str
    event: str


class OrderRow(Schema):
    """An order in a list."""

    number: str
    state: str
    state_label: str
    appeal_type: str
    appeal_type_label: str
    urgency: str
    urgency_label: str
    topic_name: str
    area_name: str
    place: str
    event: str
    department_name: str | None
    desk_name: str
    secrecy: str
    secrecy_label: str
    registered_at: datetime
    due_at: datetime | None
    due_label: str | None
    remaining_seconds: int | None
    asked: str
    """What is asked of whoever opens the list, where it is not the state that says so."""
    present: list[PresentView] = []
    """Who else is at the order now."""


class OrderPage(Schema):
    """One page of a list."""

    items: list[OrderRow]
    next_cursor: str | None


class StateView(Schema):
    """A state an order may stand in."""

    value: State
    label: str


class TrayView(Schema):
    """A list the visitor may open; without a count it has no end."""

    tray: str
    label: str
    count: int | None
    overdue: int | None


class CallerView(Schema):
    """The caller, as far as the visitor may know them; a hidden phone is masked."""

    name: str
    phone: str
    is_phone_hidden: bool
    sex: str
    sex_label: str
    is_confidential: bool
    is_anonymous: bool
    may_relay: bool
    """Whether the visitor may ask for a relay call now (中转通话)."""
    relay_refusal: str
    """Why not, when a department otherwise could."""


class VerbView(Schema):
    """Something the visitor may do now."""

    verb: str
    label: str


class DeadlineView(Schema):
    """A clock."""

    kind: str
    label: str
    wording: str
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    is_overdue: bool


class AttachmentView(Schema):
    """A file, to be opened by its id."""

    id: UUID
    name: str
    size: int
    kind: Literal["picture", "document", "sound", "film"]
    has_preview: bool
    width: int
    height: int
    scan: str
    scan_label: str
    had_location: bool
    """The original says where it was taken; only the hotline gets that one, and is told."""
    is_internal: bool
    is_inherited: bool
    """It was sent with the order this one was split from."""
    is_held: bool
    """It may say where it was taken: departments wait until the hotline releases it."""
    may_open: bool
    may_release: bool
    uploaded_at: datetime
    uploaded_by: str


class AssignmentView(Schema):
    """One department's turn."""

    id: int
    department_id: int
    department_name: str
    dispatched_at: datetime
    dispatched_by: str
    note: str
    accepted_at: datetime | None
    accepted_by: str
    ended_at: datetime | None
    ending_label: str
    role: str
    role_label: str
    done_at: datetime | None
    allotments: list[AllotmentView]


class SendBackView(Schema):
    """One request to send back."""

    id: int
    requested_at: datetime
    requested_by: str
    department_name: str
    reason: str
    legal_basis: str
    attachments: list[AttachmentView]
    decision: str
    decision_label: str
    decision_comment: str
    decided_at: datetime | None


class ProvedRequestView(ClockRequestView):
    """What was asked about the clock, with what proves it."""

    attachments: list[AttachmentView]


class ResultView(Schema):
    """One result and its review."""

    id: int
    submitted_at: datetime
    submitted_by: str
    department_name: str
    role: str
    handled_at: datetime
    place: str
    unit: str
    staff: str
    process: str
    outcome: str
    is_solved: bool
    next_step: str
    attachments: list[AttachmentView]
    review_label: str
    review_comment: str
    review_missing: list[str]


class AnswerLine(Schema):
    """One answered question of a desk's form."""

    label: str
    text: str


class DeskAnswersView(Schema):
    """The special desk an order came by, and what its form was told."""

    code: str
    name: str
    answers: list[AnswerLine]


class RecordingView(Schema):
    """A recording, to be played by its id."""

    id: int
    started_at: datetime
    duration_seconds: float | None
    direction_label: str
    kind_label: str


class LinkView(Schema):
    """Another order that belongs to this one."""

    number: str
    label: str
    event: str
    may_unlink: bool
    """People tied the two, and may part them."""


class OrderView(OrderRow):
    """Everything about an order that the visitor may see."""

    version: int
    """Sent back as ``If-Match``, a verb is refused when the order changed meanwhile."""
    topic_code: str
    area_code: str
    demand: str
    event_time: datetime | None
    origin: OriginView
    may_set_secrecy: bool
    may_attach: bool
    desk: DeskAnswersView | None
    attachments: list[AttachmentView]
    """The order's own; those of send-backs and results are with them."""
    caller: CallerView
    query_code: str
    correlation_id: UUID | None
    registered_by: str
    direct_answer: str
    direct_answer_reason: str
    closing_label: str
    closed_at: datetime | None
    allowed_verbs: list[VerbView]
    deadlines: list[DeadlineView]
    assignments: list[AssignmentView]
    send_backs: list[SendBackView]
    results: list[ResultView]
    clock_requests: list[ProvedRequestView]
    recordings: list[RecordingView]
    links: list[LinkView]


class DetailLine(Schema):
    """One labelled line of a happening."""

    label: str
    text: str


class TimelineEntry(Schema):
    """One happening of the story."""

    id: int
    kind: str
    label: str
    sentence: str
    """Who did what, in one line."""
    happened_at: datetime
    actor_label: str
    group: Group
    group_label: str
    recording_id: int | None
    """The recording it speaks of; whoever may hear it finds it among the order's."""
    attachment_ids: list[UUID]
    letter_id: int | None
    details: list[DetailLine]


class OrderState(Schema):
    """Where an order stands after a verb."""

    number: str
    state: str
    state_label: str
    due_at: datetime | None
    allowed_verbs: list[VerbView]
