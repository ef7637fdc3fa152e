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
Outcome = Literal[
    "answered",
    "left_in_flow",
    "left_in_queue",
    "voicemail",
    "return_asked",
    "transferred_out",
    "refused",
    "not_reached",
    "failed",
]
"""How a call ended; a person (人工) took part only in ``answered``."""
EndedBy = Literal["citizen", "operator", "system"]
EndCause = Literal[
    "",
    "busy",
    "no_answer",
    "rejected",
    "unreachable",
    "operator_unreachable",
    "operator_gave_up",
    "skipped",
    "preview_expired",
    "engine_lost",
]
"""Outbound: what came of the number; the operator's phone did not answer, the operator hung up
before the citizen answered, gave the item back undialled, or let the preview run out."""
RecordingKind = Literal["talk", "consultation", "voicemail"]
PartyKind = Literal["operator", "outside", "supervisor"]
SuperviseMode = Literal["listen_in", "whisper", "barge_in"]
LeftQueueReason = Literal[
    "answered", "caller_left", "exit_key", "too_long", "full", "nobody", "return_call", "lost"
]
AlarmLevel = Literal["warning", "critical"]
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
    is_test: bool = False
    """A draft flow is tried out: counts nowhere."""


class CallFlowStarted(_Happening):
    """A flow began to run (进入语音导航)."""

    kind: Literal["call.flow_started"] = "call.flow_started"
    flow: str
    version: int


class CallStepReached(_Happening):
    """The flow reached a step that has a name; where callers leave is counted from it."""

    kind: Literal["call.step_reached"] = "call.step_reached"
    flow: str
    step: str
    step_kind: str
    choice: str = ""
    """The key that led here, if one did."""
    is_spoken: bool = False
    """The key was not pressed but said, and understood."""


class CallDigitsCollected(_Happening):
    """The citizen keyed digits in (收号); only how many, the digits stay with the call."""

    kind: Literal["call.digits_collected"] = "call.digits_collected"
    variable: str
    count: int


class CallQueued(_Happening):
    """The flow handed the call to the ACD (排队), or it waits again after losing an operator."""

    kind: Literal["call.queued"] = "call.queued"
    queue: str
    language: str
    position: int
    priority: int = 0
    reasons: list[str] = []
    """Why it has priority: ``vip``, ``care``, ``abandoned_before``, ``repeat``, ``first``."""
    is_again: bool = False
    """The same call in a queue once more (transfer, lost operator, overflow): still one call."""
    estimated_wait_seconds: float | None = None


class CallLeftQueue(_Happening):
    """The call no longer waits in the queue (离开队列)."""

    kind: Literal["call.left_queue"] = "call.left_queue"
    queue: str
    reason: LeftQueueReason
    waited_seconds: float


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
    recording_kind: RecordingKind = "talk"
    operator_id: int | None = None
    """Consultation: whose leg is recorded."""


class CallRecordingPaused(_Happening):
    """The operator paused the recording for privacy (暂停录音): silence is written."""

    kind: Literal["call.recording_paused"] = "call.recording_paused"
    operator_id: int
    path: str
    reason: str = ""


class CallRecordingResumed(_Happening):
    """The recording goes on."""

    kind: Literal["call.recording_resumed"] = "call.recording_resumed"
    operator_id: int
    path: str


class CallRecordingEnded(_Happening):
    """The engine closed a file before the call ended (consultation, voicemail)."""

    kind: Literal["call.recording_ended"] = "call.recording_ended"
    path: str


class CallVoicemailLeft(_Happening):
    """The citizen left a message (留言), VOI-13. Same raw format as a talk, left channel."""

    kind: Literal["call.voicemail_left"] = "call.voicemail_left"
    path: str
    mailbox: str
    seconds: float


class CallReturnAsked(_Happening):
    """The citizen asked to be rung back (回拨) and hung up; the place in the queue is kept."""

    kind: Literal["call.return_asked"] = "call.return_asked"
    queue: str
    return_call_id: UUID
    number: str


class ReturnCallSettled(_Happening):
    """A return call was made or given up; ``call_id`` is the asking call."""

    kind: Literal["call.return_settled"] = "call.return_settled"
    return_call_id: UUID
    outcome: Literal["answered", "not_reached", "withdrawn", "expired"]
    made_call_id: UUID | None = None


class CallRated(_Happening):
    """The citizen rated the talk (满意度), 1-5."""

    kind: Literal["call.rated"] = "call.rated"
    rating: int
    operator_id: int | None = None


class CallPartyAsked(_Happening):
    """The operator rings another party: to consult (咨询), for a conference or a transfer."""

    kind: Literal["call.party_asked"] = "call.party_asked"
    party_id: str
    party_kind: PartyKind
    label: str
    """A name or a masked number, fit to be shown."""
    operator_id: int
    """Who asked."""
    purpose: Literal["consult", "conference", "transfer"]
    party_operator_id: int | None = None


class CallPartyJoined(_Happening):
    """The party answered and hears somebody."""

    kind: Literal["call.party_joined"] = "call.party_joined"
    party_id: str
    with_citizen: bool


class CallPartyLeft(_Happening):
    """The party is gone, or never answered."""

    kind: Literal["call.party_left"] = "call.party_left"
    party_id: str
    reason: Literal["hung_up", "dropped", "no_answer", "busy", "unreachable", "cancelled", "ended"]
    seconds: float = 0
    """Talked; 0 when never joined."""


class CallTransferred(_Happening):
    """The operator gave the call away (转接)."""

    kind: Literal["call.transferred"] = "call.transferred"
    operator_id: int
    way: Literal["blind", "consult", "phone"]
    target_kind: Literal["operator", "queue", "outside", "flow"]
    target: str
    """Operator id, queue name or masked number."""


class CallParked(_Happening):
    """The citizen waits parked (驻留); any operator may take the call up by its slot."""

    kind: Literal["call.parked"] = "call.parked"
    operator_id: int
    slot: str


class CallRetrieved(_Happening):
    """A parked call was taken up."""

    kind: Literal["call.retrieved"] = "call.retrieved"
    operator_id: int
    slot: str


class CallSupervised(_Happening):
    """A supervisor began to listen, whisper or barge in; ``ended`` when it stopped."""

    kind: Literal["call.supervised"] = "call.supervised"
    supervisor_id: int
    operator_id: int
    mode: SuperviseMode
    ended: bool = False


class CallForced(_Happening):
    """A supervisor ended the call or took it over (强拆、接管)."""

    kind: Literal["call.forced"] = "call.forced"
    supervisor_id: int
    operator_id: int
    act: Literal["force_end", "take_over"]


class CallRefused(_Happening):
    """A call was turned away before any flow ran."""

    kind: Literal["call.refused"] = "call.refused"
    reason: Literal["blocked", "overload", "unknown_number"]


class TrunkLegEnded(_Happening):
    """One trunk channel (中继通道) was given back: what minutes and channels are counted from."""

    kind: Literal["call.trunk_leg_ended"] = "call.trunk_leg_ended"
    direction: Direction
    began_at: datetime
    talked_seconds: float
    """From answer to end; 0 when never answered."""


class CallQuality(_Happening):
    """What the engine measured on the operator's leg when it ended (通话质量)."""

    kind: Literal["call.quality"] = "call.quality"
    operator_id: int | None = None
    lost_rate: float
    """Packets lost among those expected, 0-1, the worse of the two directions."""
    jitter_ms: float
    round_trip_ms: float


class CallEnded(_Happening):
    """Nothing of the call is left in the engine."""

    kind: Literal["call.ended"] = "call.ended"
    outcome: Outcome
    ended_by: EndedBy
    cause: EndCause = ""
    """Why nobody was reached, with the outcomes ``not_reached`` and ``failed``."""


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
    by_operator_id: int | None = None
    """A supervisor who forced it (强制置态)."""


class _TextHappening(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    event_id: UUID
    call_id: UUID | None = None
    happened_at: datetime
    conversation_id: UUID
    operator_id: int


class TextAssigned(_TextHappening):
    """A written conversation was given to an operator (文字会话派发), CHN-01."""

    kind: Literal["text.assigned"] = "text.assigned"


class TextWithdrawn(_TextHappening):
    """The operator's page did not open it in time: it is to wait for somebody else."""

    kind: Literal["text.withdrawn"] = "text.withdrawn"


class AlarmRaised(BaseModel):
    """Something on the floor passed its threshold (告警), or no longer does."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["floor.alarm"] = "floor.alarm"
    event_id: UUID
    call_id: UUID | None = None
    happened_at: datetime
    alarm: str
    """A word: ``waiting``, ``longest_wait``, ``nobody_ready``, ``service_level``, ``no_answer``,
    ``long_wrap_up``, ``long_break``, ``trunk``, ``minutes``, ``engine_lost``, ``sip_attack``,
    ``toll_fraud``, ``out_of_step``, ``no_licence``, ``lines``."""
    level: AlarmLevel
    subject: str = ""
    """A queue, an operator's id or an address, so that one alarm is one line."""
    text: str
    """Chinese, for the floor."""
    is_over: bool = False


class EngineRestarted(BaseModel):
    """The voice engine came back without the calls it had (语音引擎重启)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["floor.engine_restarted"] = "floor.engine_restarted"
    event_id: UUID
    call_id: UUID | None = None
    happened_at: datetime
    lost_calls: list[UUID]
    """Their citizens are listed to be rung back."""


CallEvent = Annotated[
    CallEntered
    | CallFlowStarted
    | CallStepReached
    | CallDigitsCollected
    | CallQueued
    | CallLeftQueue
    | CallOffered
    | CallOfferMissed
    | CallAnswered
    | CallHeld
    | CallResumed
    | CallRecordingStarted
    | CallRecordingPaused
    | CallRecordingResumed
    | CallRecordingEnded
    | CallVoicemailLeft
    | CallReturnAsked
    | ReturnCallSettled
    | CallRated
    | CallPartyAsked
    | CallPartyJoined
    | CallPartyLeft
    | CallTransferred
    | CallParked
    | CallRetrieved
    | CallSupervised
    | CallForced
    | CallRefused
    | TrunkLegEnded
    | CallQuality
    | CallEnded
    | CallReconciled
    | OperatorStateChanged
    | TextAssigned
    | TextWithdrawn
    | AlarmRaised
    | EngineRestarted,
    Field(discriminator="kind"),
]

parse_call_event: TypeAdapter[CallEvent] = TypeAdapter(CallEvent)
"""``parse_call_event.validate_python(dict)`` turns a row's dict back into an event."""
