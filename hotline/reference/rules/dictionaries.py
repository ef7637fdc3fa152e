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


class PlaceKind(StrEnum):
    """What a place is (地点类别)."""

    ESTATE = "estate"
    VILLAGE = "village"
    COMMUNITY = "community"
    ROAD = "road"
    MARKET = "market"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    OFFICE = "office"
    TRAFFIC = "traffic"
    PARK = "park"
    OTHER = "other"


PLACE_KIND_LABELS: dict[PlaceKind, str] = {
    PlaceKind.ESTATE: "小区",
    PlaceKind.VILLAGE: "村庄",
    PlaceKind.COMMUNITY: "社区",
    PlaceKind.ROAD: "道路",
    PlaceKind.MARKET: "市场商场",
    PlaceKind.SCHOOL: "学校",
    PlaceKind.HOSPITAL: "医院",
    PlaceKind.OFFICE: "机关窗口",
    PlaceKind.TRAFFIC: "交通枢纽",
    PlaceKind.PARK: "公园景点",
    PlaceKind.OTHER: "其他",
}
