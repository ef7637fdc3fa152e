"""What an operator's page and call control say to each other over one WebSocket.

The page connects to ``/operator``; every message is one JSON object with ``type``.
The page's first message is :class:`Hello`. Serves SEAT-01, SEAT-08.
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from contracts.call_events import Device, Direction, OperatorStateName


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


# ---- the page says


class Hello(_Message):
    """Open the operator's session; a page of another tab needs ``take_over``."""

    type: Literal["hello"] = "hello"
    ticket: str
    page_id: str = Field(min_length=1, max_length=64)
    """Kept in the tab's sessionStorage: a reload of the same tab keeps it."""
    take_over: bool = False
    phone_call_id: UUID | None = None
    """The call this page's phone still holds; otherwise the phone is rung again."""


class SetState(_Message):
    """置闲 ``ready``, 小休 ``break``, 示忙 ``not_ready``."""

    type: Literal["set_state"] = "set_state"
    state: Literal["ready", "break", "not_ready"]
    reason: str = Field(default="", max_length=40)


class FinishWrapUp(_Message):
    """End wrap-up (话后处理) early."""

    type: Literal["finish_wrap_up"] = "finish_wrap_up"


class Decline(_Message):
    """Refuse the call that is ringing."""

    type: Literal["decline"] = "decline"
    call_id: UUID


class HangUp(_Message):
    """End the conversation."""

    type: Literal["hang_up"] = "hang_up"
    call_id: UUID


class Hold(_Message):
    """Let the citizen hear music."""

    type: Literal["hold"] = "hold"
    call_id: UUID


class Resume(_Message):
    """Take the citizen off hold."""

    type: Literal["resume"] = "resume"
    call_id: UUID


class SignOut(_Message):
    """Sign out of the seat (签出)."""

    type: Literal["sign_out"] = "sign_out"


class Ping(_Message):
    """Keep the connection alive; answered with :class:`Pong`."""

    type: Literal["ping"] = "ping"


FromPage = Annotated[
    Hello | SetState | FinishWrapUp | Decline | HangUp | Hold | Resume | SignOut | Ping,
    Field(discriminator="type"),
]
parse_from_page: TypeAdapter[FromPage] = TypeAdapter(FromPage)


# ---- call control says


class CallView(_Message):
    """The operator's one call, as the page shows it."""

    call_id: UUID
    direction: Direction
    phase: Literal["offered", "dialling", "talking", "held", "reconnecting"]
    """``reconnecting``: the page answers the next INVITE of this call by itself."""
    caller: str
    """The citizen's number; empty when withheld."""
    dialled: str
    queue: str = ""
    language: str = ""
    purpose: str = ""
    reference: str = ""
    waited_seconds: float = 0
    offered_at: datetime
    ring_until: datetime | None = None
    answered_at: datetime | None = None


class Welcome(_Message):
    """The session is open; everything the page needs to draw itself."""

    type: Literal["welcome"] = "welcome"
    operator_id: int
    display_name: str
    seat: str
    device: Device
    server_time: datetime


class StateView(_Message):
    """The operator's state; ``until`` is set while a timer runs (wrap-up)."""

    type: Literal["state"] = "state"
    state: OperatorStateName
    reason: str = ""
    since: datetime
    until: datetime | None = None


class CallMessage(_Message):
    """The operator's call, or None when there is none."""

    type: Literal["call"] = "call"
    call: CallView | None


class QueueView(_Message):
    """How many citizens wait, and the longest wait in seconds."""

    type: Literal["queue"] = "queue"
    waiting: int
    longest_wait_seconds: float
    ready_operators: int


class Refused(_Message):
    """A request was refused; ``message`` is Chinese.

    Codes: ``bad_message``, ``bad_ticket``, ``already_open``, ``not_now``, ``unknown_call``.
    """

    type: Literal["refused"] = "refused"
    code: str
    message: str


class Replaced(_Message):
    """Another page took this session over; this page must stop its phone."""

    type: Literal["replaced"] = "replaced"


class Pong(_Message):
    """Answer to :class:`Ping`."""

    type: Literal["pong"] = "pong"


ToPage = Welcome | StateView | CallMessage | QueueView | Refused | Replaced | Pong
