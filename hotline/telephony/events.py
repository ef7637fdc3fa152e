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
    reason: str = ""


class RecordingDownloaded(_RecordingHappening):
    """Somebody took a copy away."""

    kind: ClassVar[str] = "recording.downloaded"
    label: ClassVar[str] = "下载录音"

    call_id: str
    reason: str


class RecordingDamaged(_RecordingHappening):
    """What was stored is not what was sealed."""

    kind: ClassVar[str] = "recording.damaged"
    label: ClassVar[str] = "录音文件损坏告警"

    note: str


class RecordingMended(_RecordingHappening):
    """A later check found it whole again, such as after a restore."""

    kind: ClassVar[str] = "recording.mended"
    label: ClassVar[str] = "录音文件已恢复"


class RecordingArchived(_RecordingHappening):
    """The WAV was replaced by Opus."""

    kind: ClassVar[str] = "recording.archived"
    label: ClassVar[str] = "录音转为长期保存格式"

    before_bytes: int
    after_bytes: int


class RecordingHeld(_RecordingHappening):
    """It may not be deleted."""

    kind: ClassVar[str] = "recording.held"
    label: ClassVar[str] = "录音设为保全"

    hold: str
    reason: str


class RecordingReleased(_RecordingHappening):
    """The hold was lifted; its class counts again."""

    kind: ClassVar[str] = "recording.released"
    label: ClassVar[str] = "解除录音保全"

    hold: str
    reason: str


class RecordingDeleted(_RecordingHappening):
    """Its time was over: the key was destroyed and the object removed."""

    kind: ClassVar[str] = "recording.deleted"
    label: ClassVar[str] = "录音到期销毁"

    retention_class: str
    keep_until: str


class RecordingGapFound(_CallHappening):
    """An answered call has no whole recording: an alarm."""

    kind: ClassVar[str] = "call.recording_gap_found"
    label: ClassVar[str] = "录音缺口告警"

    reason: str
    recording_id: int | None
    note: str


class RecordingGapSettled(_CallHappening):
    """Somebody, or a later check, settled it."""

    kind: ClassVar[str] = "call.recording_gap_settled"
    label: ClassVar[str] = "录音缺口了结"

    settlement: str


class RecordingPaused(_CallHappening):
    """The operator paused the recording for privacy."""

    kind: ClassVar[str] = "call.recording_paused"
    label: ClassVar[str] = "暂停录音"

    reason: str


class RecordingResumed(_CallHappening):
    """It goes on."""

    kind: ClassVar[str] = "call.recording_resumed"
    label: ClassVar[str] = "恢复录音"


class RecordingsChecked(Happening):
    """A day's answered calls were checked against their recordings."""

    kind: ClassVar[str] = "recordings.checked"
    label: ClassVar[str] = "录音核对"
    subject_type: ClassVar[str] = "recordings"

    answered: int
    whole: int
    missing: int


class RecordingPolicyLoaded(Happening):
    """The city keeps recordings by a new version."""

    kind: ClassVar[str] = "recordings.policy_loaded"
    label: ClassVar[str] = "更新录音保存规定"
    subject_type: ClassVar[str] = "recordings"

    classes: dict[str, int]


class VoicemailLeft(_CallHappening):
    """The citizen left a message."""

    kind: ClassVar[str] = "call.voicemail_left"
    label: ClassVar[str] = "市民留言"

    mailbox: str
    seconds: float


class VoicemailHandled(_CallHappening):
    """Somebody dealt with the message."""

    kind: ClassVar[str] = "call.voicemail_handled"
    label: ClassVar[str] = "留言已处理"

    outcome: str


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


class TextLimitSet(Happening):
    """How many text contacts an operator has at once was set; None: the usual number."""

    kind: ClassVar[str] = "operator.text_limit_set"
    label: ClassVar[str] = "设置文字会话容量"
    subject_type: ClassVar[str] = "account"

    skill: str
    most: int | None
    before: int | None


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
