"""What happens to calls, recordings and seats; a full number is never part of it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _CallHappening(Happening):
    subject_type: ClassVar[str] = "call"


class CallEntered(_CallHappening):
    """A call came in, or an outbound call began."""

    kind: ClassVar[str] = "call.entered"
    label: ClassVar[str] = "来电进线"

    direction: str
    caller: str
    """Masked."""
    dialled: str
    purpose: str


class CallQueued(_CallHappening):
    """It waits for a person."""

    kind: ClassVar[str] = "call.queued"
    label: ClassVar[str] = "进入排队"

    queue: str
    language: str
    position: int


class CallOffered(_CallHappening):
    """One operator's device rings."""

    kind: ClassVar[str] = "call.offered"
    label: ClassVar[str] = "坐席振铃"

    seat: str
    device: str


class CallOfferMissed(_CallHappening):
    """Nobody picked up there."""

    kind: ClassVar[str] = "call.offer_missed"
    label: ClassVar[str] = "坐席未接"

    seat: str
    reason: str


class CallAnswered(_CallHappening):
    """Citizen and operator talk."""

    kind: ClassVar[str] = "call.answered"
    label: ClassVar[str] = "人工接通"

    seat: str
    device: str
    waited_seconds: float


class CallHeld(_CallHappening):
    """The citizen hears music."""

    kind: ClassVar[str] = "call.held"
    label: ClassVar[str] = "通话保持"


class CallResumed(_CallHappening):
    """They talk again."""

    kind: ClassVar[str] = "call.resumed"
    label: ClassVar[str] = "恢复通话"


class CallEnded(_CallHappening):
    """Nothing of it is left."""

    kind: ClassVar[str] = "call.ended"
    label: ClassVar[str] = "通话结束"

    outcome: str
    ended_by: str


class CallReconciled(_CallHappening):
    """Call control restarted and found it alive."""

    kind: ClassVar[str] = "call.reconciled"
    label: ClassVar[str] = "呼叫控制重启后接管"

    note: str


class _RecordingHappening(Happening):
    subject_type: ClassVar[str] = "recording"


class RecordingStarted(_RecordingHappening):
    """The engine writes."""

    kind: ClassVar[str] = "recording.started"
    label: ClassVar[str] = "开始录音"


class RecordingFinalized(_RecordingHappening):
    """It is sealed and can be heard."""

    kind: ClassVar[str] = "recording.finalized"
    label: ClassVar[str] = "录音归档"

    duration_seconds: float
    sha256: str


class RecordingLost(_RecordingHappening):
    """The engine's file never appeared."""

    kind: ClassVar[str] = "recording.lost"
    label: ClassVar[str] = "录音文件缺失"


class RecordingListened(_RecordingHappening):
    """Somebody listened."""

    kind: ClassVar[str] = "recording.listened"
    label: ClassVar[str] = "收听录音"

    call_id: str


class SeatTaken(Happening):
    """An operator checked in."""

    kind: ClassVar[str] = "seat.taken"
    label: ClassVar[str] = "坐席签入"
    subject_type: ClassVar[str] = "seat"

    device: str


class SeatLeft(Happening):
    """An operator checked out."""

    kind: ClassVar[str] = "seat.left"
    label: ClassVar[str] = "坐席签出"
    subject_type: ClassVar[str] = "seat"

    reason: str
    """``asked``, ``moved``, ``expired``, ``page_signed_out`` or ``account_signed_out``."""


class SkillsSet(Happening):
    """What an operator can answer was set."""

    kind: ClassVar[str] = "operator.skills_set"
    label: ClassVar[str] = "设置热线员技能"
    subject_type: ClassVar[str] = "account"

    skills: dict[str, int]


class ConfigurationPublished(Happening):
    """Call control works by a new version."""

    kind: ClassVar[str] = "telephony.configuration_published"
    label: ClassVar[str] = "发布话务配置"
    subject_type: ClassVar[str] = "configuration"

    numbers: list[str]
    seats: int


class SeatsLoaded(Happening):
    """Seats were brought in line with the city's file."""

    kind: ClassVar[str] = "seats.loaded"
    label: ClassVar[str] = "更新坐席"
    subject_type: ClassVar[str] = "seat"

    changed: int
