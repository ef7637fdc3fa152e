"""What a body that holds orders is to the hotline."""

from enum import StrEnum


class Kind(StrEnum):
    """A department of the city, or an outside body (外部单位) orders are forwarded to."""

    DEPARTMENT = "department"
    OTHER_LEVEL = "other_level"
    EMERGENCY = "emergency"
    ENTERPRISE = "enterprise"


KIND_LABELS: dict[Kind, str] = {
    Kind.DEPARTMENT: "承办单位",
    Kind.OTHER_LEVEL: "其他层级",
    Kind.EMERGENCY: "紧急服务",
    Kind.ENTERPRISE: "企业",
}
