"""Small fixed dictionaries (字典) that forms offer and rules decide by."""

from enum import StrEnum


class AppealType(StrEnum):
    """What a citizen wants by calling (诉求类型, GB/T 33358)."""

    INQUIRY = "inquiry"
    HELP = "help"
    COMPLAINT = "complaint"
    REPORT = "report"
    SUGGESTION = "suggestion"
    PRAISE = "praise"


APPEAL_TYPE_LABELS: dict[AppealType, str] = {
    AppealType.INQUIRY: "咨询",
    AppealType.HELP: "求助",
    AppealType.COMPLAINT: "投诉",
    AppealType.REPORT: "举报",
    AppealType.SUGGESTION: "建议",
    AppealType.PRAISE: "表扬",
}


class Urgency(StrEnum):
    """How fast it must be handled (紧急程度)."""

    GENERAL = "general"
    URGENT = "urgent"


URGENCY_LABELS: dict[Urgency, str] = {Urgency.GENERAL: "一般", Urgency.URGENT: "紧急"}
