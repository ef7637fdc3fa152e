"""What a notice to a citizen (市民通知) is for, and how far it has come."""

from enum import StrEnum


class Purpose(StrEnum):
    """What it is for; the first two answer what the citizen does at that very moment."""

    CODE = "code"
    RECEIPT = "receipt"
    NOTICE = "notice"
    SURVEY = "survey"


PURPOSE_LABELS: dict[Purpose, str] = {
    Purpose.CODE: "验证码",
    Purpose.RECEIPT: "受理回执",
    Purpose.NOTICE: "进展通知",
    Purpose.SURVEY: "满意度调查",
}
ASKED_FOR = frozenset({Purpose.CODE, Purpose.RECEIPT})
"""Sent at any hour, and to who wants no other notices."""


class NoticeState(StrEnum):
    """Waiting to be sent, taken by the channel, given up, kept for later, or not wanted."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    HELD = "held"
    OPTED_OUT = "opted_out"


NOTICE_STATE_LABELS: dict[NoticeState, str] = {
    NoticeState.QUEUED: "发送中",
    NoticeState.SENT: "已送出",
    NoticeState.FAILED: "发送失败",
    NoticeState.HELD: "暂缓发送",
    NoticeState.OPTED_OUT: "市民已退订",
}


class Holding(StrEnum):
    """Why it is kept for later."""

    QUIET = "quiet"
    BUDGET = "budget"


HOLDING_LABELS: dict[Holding, str] = {
    Holding.QUIET: "免打扰时段",
    Holding.BUDGET: "超出费用预算",
}


class TemplateState(StrEnum):
    """Being written, or one of those that were in force."""

    DRAFT = "draft"
    PUBLISHED = "published"


TEMPLATE_STATE_LABELS: dict[TemplateState, str] = {
    TemplateState.DRAFT: "草稿",
    TemplateState.PUBLISHED: "已发布",
}
