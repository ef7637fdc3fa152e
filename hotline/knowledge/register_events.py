"""What happens to requests, feedback and gaps."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _OfRequest(Happening):
    subject_type: ClassVar[str] = "entry_request"

    title: str


class EntryAsked(_OfRequest):
    """The hotline office wants something entered."""

    kind: ClassVar[str] = "knowledge.entry_asked"
    label: ClassVar[str] = "下达知识录入要求"

    due_at: str


class EntryMet(_OfRequest):
    """It was entered and published."""

    kind: ClassVar[str] = "knowledge.entry_met"
    label: ClassVar[str] = "完成知识录入要求"

    article_id: int


class EntryCancelled(_OfRequest):
    """It is wanted no longer."""

    kind: ClassVar[str] = "knowledge.entry_cancelled"
    label: ClassVar[str] = "取消知识录入要求"

    note: str


class FindingRecorded(_OfRequest):
    """It was late, not correct or not in form."""

    kind: ClassVar[str] = "knowledge.finding_recorded"
    label: ClassVar[str] = "记录知识录入问题"

    finding: str
    points: str
    note: str


class FeedbackGiven(Happening):
    """Somebody says that an article is wrong, out of date or unclear."""

    kind: ClassVar[str] = "knowledge.feedback_given"
    label: ClassVar[str] = "反馈知识问题"
    subject_type: ClassVar[str] = "article"

    version: int
    feedback_id: int
    feedback: str


class FeedbackAnswered(Happening):
    """Its owner answered."""

    kind: ClassVar[str] = "knowledge.feedback_answered"
    label: ClassVar[str] = "答复知识反馈"
    subject_type: ClassVar[str] = "article"

    feedback_id: int
    is_accepted: bool


class GapFound(Happening):
    """Something was asked for the first time and not found."""

    kind: ClassVar[str] = "knowledge.gap_found"
    label: ClassVar[str] = "发现知识缺口"
    subject_type: ClassVar[str] = "knowledge_gap"

    words: str


class GapSettled(Happening):
    """Somebody said what becomes of it."""

    kind: ClassVar[str] = "knowledge.gap_settled"
    label: ClassVar[str] = "处理知识缺口"
    subject_type: ClassVar[str] = "knowledge_gap"

    state: str
    note: str
