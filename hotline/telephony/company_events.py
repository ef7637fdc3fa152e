"""What happens in a call besides two people talking; names are fit to be shown."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _CallHappening(Happening):
    subject_type: ClassVar[str] = "call"


class CallRefused(_CallHappening):
    """It was turned away before any flow ran."""

    kind: ClassVar[str] = "call.refused"
    label: ClassVar[str] = "来电被拒接"

    reason: str


class CallTransferred(_CallHappening):
    """The operator gave it away."""

    kind: ClassVar[str] = "call.transferred"
    label: ClassVar[str] = "转接通话"

    way: str
    target_kind: str
    target: str


class CallPartyAsked(_CallHappening):
    """The operator rang a third party."""

    kind: ClassVar[str] = "call.party_asked"
    label: ClassVar[str] = "呼叫第三方"

    party: str
    party_kind: str
    purpose: str


class CallPartyLeft(_CallHappening):
    """The third party is gone, or never answered."""

    kind: ClassVar[str] = "call.party_left"
    label: ClassVar[str] = "第三方离开"

    reason: str
    seconds: float


class CallParked(_CallHappening):
    """The citizen waits for another operator."""

    kind: ClassVar[str] = "call.parked"
    label: ClassVar[str] = "通话驻留"

    slot: str


class CallRetrieved(_CallHappening):
    """Somebody took the parked call up."""

    kind: ClassVar[str] = "call.retrieved"
    label: ClassVar[str] = "取回驻留通话"

    slot: str


class CallSupervised(_CallHappening):
    """A supervisor listened, whispered or barged in."""

    kind: ClassVar[str] = "call.supervised"
    label: ClassVar[str] = "班长监听或强插"

    mode: str
    operator_id: int
    ended: bool


class CallForced(_CallHappening):
    """A supervisor ended the call or took it over."""

    kind: ClassVar[str] = "call.forced"
    label: ClassVar[str] = "班长强拆或接管"

    act: str
    operator_id: int


class CallRated(_CallHappening):
    """The citizen rated the talk."""

    kind: ClassVar[str] = "call.rated"
    label: ClassVar[str] = "来电评价"

    rating: int


class AlarmBegan(Happening):
    """Something on the floor passed its threshold."""

    kind: ClassVar[str] = "floor.alarm_raised"
    label: ClassVar[str] = "话务告警"
    subject_type: ClassVar[str] = "floor"

    level: str
    text: str


class AlarmOver(Happening):
    """It no longer does."""

    kind: ClassVar[str] = "floor.alarm_over"
    label: ClassVar[str] = "话务告警解除"
    subject_type: ClassVar[str] = "floor"

    text: str


class EngineRestarted(Happening):
    """The voice engine came back without the calls it had."""

    kind: ClassVar[str] = "floor.engine_restarted"
    label: ClassVar[str] = "语音引擎重启"
    subject_type: ClassVar[str] = "floor"

    lost_calls: int


class EngineRecordsDiffer(Happening):
    """Our call records and the engine's own do not agree: an alarm."""

    kind: ClassVar[str] = "floor.records_differed"
    label: ClassVar[str] = "话单与引擎记录不符告警"
    subject_type: ClassVar[str] = "floor"

    day: str
    differing: int


class EngineRecordsChecked(Happening):
    """A day's call records were compared with the engine's own."""

    kind: ClassVar[str] = "floor.records_checked"
    label: ClassVar[str] = "话单与引擎记录核对"
    subject_type: ClassVar[str] = "floor"

    day: str
    engine_calls: int
    matched: int
    differing: int
    blocked: int


class JournalSealed(Happening):
    """A day's rows of the journal were sealed."""

    kind: ClassVar[str] = "journal.sealed"
    label: ClassVar[str] = "话务事件封存"
    subject_type: ClassVar[str] = "journal"

    day: str
    rows: int
    digest: str
