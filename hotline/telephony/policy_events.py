"""What happens to flows, prompts, policy, seats and caller marks."""

from typing import Any, ClassVar

from hotline.core.eventlog import Happening


class PolicyChanged(Happening):
    """A queue, hours, number, contact or setting was set or removed."""

    kind: ClassVar[str] = "telephony.policy_changed"
    label: ClassVar[str] = "修改话务策略"
    subject_type: ClassVar[str] = "telephony_policy"

    old: dict[str, Any] | None
    new: dict[str, Any] | None


class _FlowHappening(Happening):
    subject_type: ClassVar[str] = "ivr_flow"


class FlowDrafted(_FlowHappening):
    """A draft was saved."""

    kind: ClassVar[str] = "ivr_flow.drafted"
    label: ClassVar[str] = "保存流程草稿"

    revision: int
    steps: int


class FlowDraftDiscarded(_FlowHappening):
    """A draft was thrown away."""

    kind: ClassVar[str] = "ivr_flow.draft_discarded"
    label: ClassVar[str] = "放弃流程草稿"


class FlowPublished(_FlowHappening):
    """A version is in force."""

    kind: ClassVar[str] = "ivr_flow.published"
    label: ClassVar[str] = "发布流程"

    version: int
    note: str
    copied_version: int | None = None
    """Rolled back to this one."""


class FlowTried(_FlowHappening):
    """A draft was played to its editor."""

    kind: ClassVar[str] = "ivr_flow.tried"
    label: ClassVar[str] = "试听流程"


class FlowSwitched(_FlowHappening):
    """A flow was switched off or on."""

    kind: ClassVar[str] = "ivr_flow.switched"
    label: ClassVar[str] = "启用或停用流程"

    is_active: bool


class _PromptHappening(Happening):
    subject_type: ClassVar[str] = "prompt"


class PromptSaved(_PromptHappening):
    """A prompt was named."""

    kind: ClassVar[str] = "prompt.saved"
    label: ClassVar[str] = "设置提示音"

    prompt_label: str


class PromptSoundMade(_PromptHappening):
    """A sound was rendered or uploaded."""

    kind: ClassVar[str] = "prompt.sound_made"
    label: ClassVar[str] = "制作提示音"

    language: str
    source: str
    text: str
    sha256: str


class PromptSoundPublished(_PromptHappening):
    """Citizens hear another sound."""

    kind: ClassVar[str] = "prompt.sound_published"
    label: ClassVar[str] = "发布提示音"

    language: str
    sha256: str
    """Empty: the city's own sound again."""


class _SeatHappening(Happening):
    subject_type: ClassVar[str] = "seat"


class SeatsPlanned(Happening):
    """Seats were given a kind, a group, networks."""

    kind: ClassVar[str] = "seats.planned"
    label: ClassVar[str] = "调整坐席"
    subject_type: ClassVar[str] = "seat"

    extensions: list[str]
    old: list[dict[str, Any]]
    new: dict[str, Any]


class PhonesExported(Happening):
    """Somebody took the passwords of desk phones to set them up."""

    kind: ClassVar[str] = "seats.phones_exported"
    label: ClassVar[str] = "导出话机配置"
    subject_type: ClassVar[str] = "seat"

    extensions: list[str]


class SeatDeviceAsked(_SeatHappening):
    """Somebody asks to use a home seat on this browser."""

    kind: ClassVar[str] = "seat.device_asked"
    label: ClassVar[str] = "申请绑定设备"

    device: str


class SeatDeviceDecided(_SeatHappening):
    """A browser was bound, refused or revoked."""

    kind: ClassVar[str] = "seat.device_decided"
    label: ClassVar[str] = "处理设备绑定"

    device: str
    state: str


class _MarkHappening(Happening):
    subject_type: ClassVar[str] = "caller_mark"

    caller: str
    """Masked."""
    mark: str


class CallerMarkProposed(_MarkHappening):
    """Somebody proposes to mark a number."""

    kind: ClassVar[str] = "caller_mark.proposed"
    label: ClassVar[str] = "提出来电人标记"

    reason: str


class CallerMarkDecided(_MarkHappening):
    """The mark is in force, refused or lifted."""

    kind: ClassVar[str] = "caller_mark.decided"
    label: ClassVar[str] = "处理来电人标记"

    state: str
