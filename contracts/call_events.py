"""What call control tells the business side about calls: one row per happening.

Call control inserts rows into :data:`TABLE` and notifies :data:`NOTIFY_CHANNEL`;
``hotline.telephony`` owns the table and absorbs the rows. Serves VOI-11, VOI-20.
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

TABLE = "telephony_callevent"
"""Columns: event_id, kind, call_id, happened_at, details (jsonb), recorded_at, absorbed_at."""
NOTIFY_CHANNEL = "call_events"

Direction = Literal["inbound", "outbound"]
Device = Literal["browser", "desk_phone"]
MissReason = Literal["no_answer", "declined", "unreachable", "caller_left"]
Outcome = Literal["answered", "left_in_flow", "left_in_queue", "not_reached", "failed"]
EndedBy = Literal["citizen", "operator", "system"]
OperatorStateName = Literal[
    "signed_out", "not_ready", "break", "ready", "offered", "talking", "wrap_up"
]


class _Happening(BaseModel):
    """The part every event has; ``happened_at`` is timezone-aware."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    event_id: UUID
    call_id: UUID
    happened_at: datetime


class CallEntered(_Happening):
    """A call reached call control (来话进线), or an outbound call was begun."""

    kind: Literal["call.entered"] = "call.entered"
    direction: Direction
    caller: str
    """The citizen's number as the trunk gave it; empty when withheld."""
    dialled: str
    purpose: str = ""
    """Outbound only: why we call, such as ``follow_up``."""
    reference: str = ""
    """Outbound only: the caller's own key, such as a follow-up's id."""
    correlation_id: UUID | None = None
    """Outbound only: the story this call continues; inbound calls begin one."""


class CallQueued(_Happening):
    """The flow handed the call to the ACD (排队)."""

    kind: Literal["call.queued"] = "call.queued"
    queue: str
    language: str
    position: int


class CallOffered(_Happening):
    """One operator's device began to ring."""

    kind: Literal["call.offered"] = "call.offered"
    operator_id: int
    seat: str
    device: Device


class CallOfferMissed(_Happening):
    """An offer ended without an answer."""

    kind: Literal["call.offer_missed"] = "call.offer_missed"
    operator_id: int
    seat: str
    reason: MissReason


class CallAnswered(_Happening):
    """Citizen and operator were joined (人工接通)."""

    kind: Literal["call.answered"] = "call.answered"
    operator_id: int
    seat: str
    device: Device
    waited_seconds: float
    """From entering the queue to being joined; 0 for outbound calls."""


class CallHeld(_Happening):
    """The operator put the citizen on hold (保持)."""

    kind: Literal["call.held"] = "call.held"
    operator_id: int


class CallResumed(_Happening):
    """The operator took the citizen off hold, or came back after a reload."""

    kind: Literal["call.resumed"] = "call.resumed"
    operator_id: int


class CallRecordingStarted(_Happening):
    """The engine writes a stereo file: citizen left, operator right (VOI-11).

    Headerless interleaved signed 16-bit little-endian samples, 8000 Hz.
    """

    kind: Literal["call.recording_started"] = "call.recording_started"
    path: str
    """Relative to the recordings folder."""


class CallEnded(_Happening):
    """Nothing of the call is left in the engine."""

    kind: Literal["call.ended"] = "call.ended"
    outcome: Outcome
    ended_by: EndedBy


class CallReconciled(_Happening):
    """Call control restarted and found this call alive in the engine."""

    kind: Literal["call.reconciled"] = "call.reconciled"
    note: str


class OperatorStateChanged(BaseModel):
    """An operator's state changed (置闲/示忙/小休/话后处理)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["operator.state_changed"] = "operator.state_changed"
    event_id: UUID
    call_id: UUID | None = None
    happened_at: datetime
    operator_id: int
    seat: str
    state: OperatorStateName
    reason: str = ""


CallEvent = Annotated[
    CallEntered
    | CallQueued
    | CallOffered
    | CallOfferMissed
    | CallAnswered
    | CallHeld
    | CallResumed
    | CallRecordingStarted
    | CallEnded
    | CallReconciled
    | OperatorStateChanged,
    Field(discriminator="kind"),
]

parse_call_event: TypeAdapter[CallEvent] = TypeAdapter(CallEvent)
"""``parse_call_event.validate_python(dict)`` turns a row's dict back into an event."""
