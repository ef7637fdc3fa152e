"""What happens to notices to citizens; none says what was written, nor to which number."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _OfNotice(Happening):
    subject_type: ClassVar[str] = "citizen_notice"


class NoticeWritten(_OfNotice):
    """A citizen is to be told something."""

    kind: ClassVar[str] = "citizen_notice.written"
    label: ClassVar[str] = "通知市民"

    template: str
    version: int
    channel: str
    state: str


class NoticeSent(_OfNotice):
    """The channel took it."""

    kind: ClassVar[str] = "citizen_notice.sent"
    label: ClassVar[str] = "通知已送出"

    segments: int


class NoticeFailed(_OfNotice):
    """It could not be sent and is not tried again."""

    kind: ClassVar[str] = "citizen_notice.failed"
    label: ClassVar[str] = "通知发送失败"

    note: str


class NoticeHeld(_OfNotice):
    """It waits: the hours are quiet or the money is spent."""

    kind: ClassVar[str] = "citizen_notice.held"
    label: ClassVar[str] = "通知暂缓发送"

    holding: str


class NoticeReported(_OfNotice):
    """The network said what became of it."""

    kind: ClassVar[str] = "citizen_notice.reported"
    label: ClassVar[str] = "收到短信回执"

    report: str


class NoticeAnswered(_OfNotice):
    """The citizen answered a survey by a digit."""

    kind: ClassVar[str] = "citizen_notice.answered"
    label: ClassVar[str] = "市民回复数字"

    template: str
    reference: str
    answer: str


class OptedOut(_OfNotice):
    """A citizen wants no more notices."""

    kind: ClassVar[str] = "citizen_notice.opted_out"
    label: ClassVar[str] = "市民退订通知"

    channel: str


class OptedIn(_OfNotice):
    """A citizen wants notices again."""

    kind: ClassVar[str] = "citizen_notice.opted_in"
    label: ClassVar[str] = "市民恢复通知"

    channel: str


class BudgetReached(Happening):
    """The money of a day or month is spent; what is due waits."""

    kind: ClassVar[str] = "notice_budget.reached"
    label: ClassVar[str] = "通知费用到达预算"
    subject_type: ClassVar[str] = "notice_budget"

    channel: str
    purpose: str
    spent_fen: str


class _OfTemplate(Happening):
    subject_type: ClassVar[str] = "notice_template"

    name: str
    channel: str
    version: int


class NoticeTemplateSaved(_OfTemplate):
    """A draft was written."""

    kind: ClassVar[str] = "notice_template.saved"
    label: ClassVar[str] = "编写通知模板"


class NoticeTemplatePublished(_OfTemplate):
    """A version is in force."""

    kind: ClassVar[str] = "notice_template.published"
    label: ClassVar[str] = "发布通知模板"


class NoticeTemplatesLoaded(Happening):
    """The city's first templates came from its file."""

    kind: ClassVar[str] = "notice_template.loaded"
    label: ClassVar[str] = "载入通知模板"
    subject_type: ClassVar[str] = "city"

    names: list[str]
