"""What an operator's page and call control say to each other over one WebSocket.

The page connects to ``/operator``; every message is one JSON object with ``type``.
The page's first message is :class:`Hello`. Serves SEAT-01, SEAT-08.
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from contracts.call_events import Device, Direction, OperatorStateName, PartyKind


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


class Target(_Message):
    """Whom to ring or where to send a call."""

    kind: Literal["operator", "queue", "outside", "slot"]
    value: str = Field(min_length=1, max_length=40)
    """Operator id, queue name, outside contact's name or number, or parking slot."""


class BlindTransfer(_Message):
    """Give the call away at once (盲转); on failure it comes back."""

    type: Literal["blind_transfer"] = "blind_transfer"
    call_id: UUID
    target: Target


class Consult(_Message):
    """Put the citizen on hold and ring another party (咨询)."""

    type: Literal["consult"] = "consult"
    call_id: UUID
    target: Target


class CancelConsult(_Message):
    """End the consultation and go back to the citizen."""

    type: Literal["cancel_consult"] = "cancel_consult"
    call_id: UUID


class CompleteTransfer(_Message):
    """Leave; citizen and consulted party go on talking (咨询转)."""

    type: Literal["complete_transfer"] = "complete_transfer"
    call_id: UUID


class Conference(_Message):
    """Join citizen, operator and the consulted party (三方通话)."""

    type: Literal["conference"] = "conference"
    call_id: UUID


class AddParty(_Message):
    """Ring one more party straight into the conversation (多方)."""

    type: Literal["add_party"] = "add_party"
    call_id: UUID
    target: Target


class DropParty(_Message):
    """Let one party go."""

    type: Literal["drop_party"] = "drop_party"
    call_id: UUID
    party_id: str = Field(max_length=64)


class Park(_Message):
    """Park the citizen (驻留); a slot number comes back in the call's view."""

    type: Literal["park"] = "park"
    call_id: UUID


class Retrieve(_Message):
    """Take up a parked call."""

    type: Literal["retrieve"] = "retrieve"
    slot: str = Field(min_length=1, max_length=8)


class PauseRecording(_Message):
    """Write silence while the citizen tells something private (暂停录音)."""

    type: Literal["pause_recording"] = "pause_recording"
    call_id: UUID
    reason: str = Field(default="", max_length=40)


class ResumeRecording(_Message):
    """Record again."""

    type: Literal["resume_recording"] = "resume_recording"
    call_id: UUID


class StartPreview(_Message):
    """Dial the outbound item shown (预览外呼)."""

    type: Literal["start_preview"] = "start_preview"
    call_id: UUID


class SkipPreview(_Message):
    """Give the item back undialled."""

    type: Literal["skip_preview"] = "skip_preview"
    call_id: UUID
    reason: str = Field(default="", max_length=40)


class AskDirectory(_Message):
    """Ask who can be reached; answered with :class:`Directory`."""

    type: Literal["ask_directory"] = "ask_directory"


class SignOut(_Message):
    """Sign out of the seat (签出)."""

    type: Literal["sign_out"] = "sign_out"


class Ping(_Message):
    """Keep the connection alive; answered with :class:`Pong`."""

    type: Literal["ping"] = "ping"


FromPage = Annotated[
    Hello
    | SetState
    | FinishWrapUp
    | Decline
    | HangUp
    | Hold
    | Resume
    | BlindTransfer
    | Consult
    | CancelConsult
    | CompleteTransfer
    | Conference
    | AddParty
    | DropParty
    | Park
    | Retrieve
    | PauseRecording
    | ResumeRecording
    | StartPreview
    | SkipPreview
    | AskDirectory
    | SignOut
    | Ping,
    Field(discriminator="type"),
]
parse_from_page: TypeAdapter[FromPage] = TypeAdapter(FromPage)


# ---- call control says


class PartyView(_Message):
    """Another party of the call, besides citizen and operator."""

    party_id: str
    kind: PartyKind
    label: str
    state: Literal["ringing", "consulting", "joined"]
    since: datetime


class DigitsView(_Message):
    """What the citizen keyed in."""

    label: str
    digits: str


class CallView(_Message):
    """The operator's one call, as the page shows it."""

    call_id: UUID
    direction: Direction
    phase: Literal[
        "preview", "offered", "dialling", "talking", "held", "consulting", "reconnecting"
    ]
    """``reconnecting``: the page answers the next INVITE of this call by itself.

    ``consulting``: the citizen hears music while the operator talks to ``parties[0]``.
    ``preview``: an outbound item waits for the operator to dial (``ring_until`` ends it).
    """
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
    label: str = ""
    """Outbound: what it is about."""
    parties: list[PartyView] = []
    recording: Literal["off", "on", "paused"] = "off"
    recording_paused_until: datetime | None = None
    """A pause ends by itself then."""
    reasons: list[str] = []
    """Why the caller has priority: ``vip``, ``care``, ``abandoned_before``, ``repeat``."""
    is_last_operator: bool = False
    """The citizen talked to this operator last time."""
    digits: list[DigitsView] = []
    transferred_from: str = ""
    """The colleague who gave the call to this operator."""
    barged_by: str = ""
    """The supervisor who talks in this call; listening is not shown."""
    is_test: bool = False
    has_video: bool = False


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
    texts: list[UUID] = []
    """The conversations the operator has, as call control reckons with them."""


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
    parked: list[str] = []
    """Slots of parked calls."""


class TextOffered(_Message):
    """A written conversation is now this operator's (文字会话进线).

    The page opens it (``GET /api/conversations/{id}``) before ``open_until``; otherwise it
    goes to somebody else and the operator becomes not ready (``missed_text``).
    """

    type: Literal["text_offered"] = "text_offered"
    conversation_id: UUID
    label: str
    since: datetime
    """When the citizen began to write."""
    open_until: datetime


class TextEnded(_Message):
    """The operator no longer has a conversation."""

    type: Literal["text_ended"] = "text_ended"
    conversation_id: UUID
    reason: Literal["not_opened", "over"]
    """``over``: closed, handed back, or had by somebody else."""


class Refused(_Message):
    """A request was refused; ``message`` is Chinese.

    Codes: ``bad_message``, ``bad_ticket``, ``already_open``, ``not_now``, ``unknown_call``,
    ``not_allowed``, ``no_target``, ``no_licence``, ``barred_number``, ``no_answer``, ``busy``,
    ``not_secure`` (a home seat's page without encryption or on an unknown computer),
    ``bad_number``, ``hourly_calls``, ``daily_minutes``, ``trunk_full`` (dial rules).
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


class OperatorEntry(_Message):
    """A colleague."""

    operator_id: int
    display_name: str
    seat: str
    state: OperatorStateName


class QueueEntry(_Message):
    """A queue a call may be sent to."""

    name: str
    label: str
    waiting: int
    ready_operators: int


class ContactEntry(_Message):
    """An outside contact; ``number`` is shown as the directory lists it."""

    name: str
    label: str
    number: str
    group: str
    is_emergency: bool


class Directory(_Message):
    """Everybody who can be consulted, joined or given the call."""

    type: Literal["directory"] = "directory"
    operators: list[OperatorEntry]
    queues: list[QueueEntry]
    contacts: list[ContactEntry]
    may_dial: bool
    """Other numbers may be typed."""


class Notice(_Message):
    """A line from the team leader, or from call control itself."""

    type: Literal["notice"] = "notice"
    sender: str
    text: str
    at: datetime
    message_id: int | None = None
    """The business side asks for a receipt of it (回执)."""


ToPage = (
    Directory
    | Notice
    | Welcome
    | StateView
    | CallMessage
    | QueueView
    | TextOffered
    | TextEnded
    | Refused
    | Replaced
    | Pong
)
