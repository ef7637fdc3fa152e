"""What people say of an article (知识反馈), and of what they did not find (知识缺口)."""

from enum import StrEnum


class FeedbackKind(StrEnum):
    """What is the matter with an article."""

    WRONG = "wrong"
    OUTDATED = "outdated"
    UNCLEAR = "unclear"


FEEDBACK_LABELS: dict[FeedbackKind, str] = {
    FeedbackKind.WRONG: "内容有误",
    FeedbackKind.OUTDATED: "已经过时",
    FeedbackKind.UNCLEAR: "看不明白",
}


class GapState(StrEnum):
    """Where something that was asked and not found stands."""

    OPEN = "open"
    REQUESTED = "requested"
    FILLED = "filled"
    IGNORED = "ignored"


GAP_LABELS: dict[GapState, str] = {
    GapState.OPEN: "待处理",
    GapState.REQUESTED: "已转录入要求",
    GapState.FILLED: "已有知识",
    GapState.IGNORED: "不予录入",
}
