"""What can happen to an order beside its handling, as the event log keeps it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _AttentionHappening(Happening):
    subject_type: ClassVar[str] = "work_order"

    note: str = ""


class Urged(_AttentionHappening):
    """Somebody presses (催办)."""

    kind: ClassVar[str] = "workorder.urged"
    label: ClassVar[str] = "催办"

    source: str
    times: int


class Supervised(_AttentionHappening):
    """A letter of supervision went out (督办)."""

    kind: ClassVar[str] = "workorder.supervised"
    label: ClassVar[str] = "督办"

    supervision_id: int
    department_id: int
    level: str


class SupervisionReplied(_AttentionHappening):
    """The department answered the letter (回复督办)."""

    kind: ClassVar[str] = "workorder.supervision_replied"
    label: ClassVar[str] = "回复督办"

    supervision_id: int
    is_late: bool


class SupervisionReplyRecorded(_AttentionHappening):
    """The hotline wrote down an outside body's answer to the letter (录入督办回复)."""

    kind: ClassVar[str] = "workorder.supervision_reply_recorded"
    label: ClassVar[str] = "录入督办回复"

    supervision_id: int
    department_id: int
    is_late: bool
    attachment_ids: list[str]


class SupervisionLifted(_AttentionHappening):
    """The order is no longer supervised (解除督办)."""

    kind: ClassVar[str] = "workorder.supervision_lifted"
    label: ClassVar[str] = "解除督办"

    supervision_id: int


class Escalated(_AttentionHappening):
    """The order is difficult (列为疑难)."""

    kind: ClassVar[str] = "workorder.escalated"
    label: ClassVar[str] = "列为疑难"


class DifficultReported(_AttentionHappening):
    """The hotline's office was told of it (报热线办): the 48 hours no longer count."""

    kind: ClassVar[str] = "workorder.difficult_reported"
    label: ClassVar[str] = "疑难件报热线办"


class AnsweredUnified(_AttentionHappening):
    """The order was answered by a unified answer and is closed (统一答复)."""

    kind: ClassVar[str] = "workorder.answered_unified"
    label: ClassVar[str] = "统一答复"

    answer_id: int


class DirectLinked(_AttentionHappening):
    """The order went straight to the unit that handles it (直通联办)."""

    kind: ClassVar[str] = "workorder.direct_linked"
    label: ClassVar[str] = "直通联办"

    department_id: int
    assignment_id: int
    is_in_grace: bool


class HandedToEmergency(_AttentionHappening):
    """110, 119 or 120 has it (紧急移交)."""

    kind: ClassVar[str] = "workorder.handed_to_emergency"
    label: ClassVar[str] = "紧急移交"

    service: str
    department_id: int
    assignment_id: int


class Withdrawn(_AttentionHappening):
    """The citizen no longer asks (撤诉); what they said is kept sealed elsewhere."""

    kind: ClassVar[str] = "workorder.withdrawn"
    label: ClassVar[str] = "撤诉"

    said_by: str


class Corrected(_AttentionHappening):
    """A field was corrected (更正); of name and phone only that they were."""

    kind: ClassVar[str] = "workorder.corrected"
    label: ClassVar[str] = "更正"

    field: str
    old: str = ""
    new: str = ""


class UnifiedAnswerPublished(Happening):
    """A unified answer may be used (发布统一答复)."""

    kind: ClassVar[str] = "unified_answer.published"
    label: ClassVar[str] = "发布统一答复"
    subject_type: ClassVar[str] = "unified_answer"


class UnifiedAnswerEnded(Happening):
    """A unified answer is used no longer (停用统一答复)."""

    kind: ClassVar[str] = "unified_answer.ended"
    label: ClassVar[str] = "停用统一答复"
    subject_type: ClassVar[str] = "unified_answer"

    reason: str
