"""Requests to enter something (知识录入要求) and what is found about how they were met (KB-03)."""

from decimal import Decimal
from enum import StrEnum

LIMIT = "knowledge_request"
"""The limit that runs from a request to its publication."""
POINTS = Decimal("0.5")
"""What one finding costs (附3, 知识)."""


class RequestState(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    MET = "met"
    CANCELLED = "cancelled"


REQUEST_LABELS: dict[RequestState, str] = {
    RequestState.OPEN: "待录入",
    RequestState.MET: "已录入",
    RequestState.CANCELLED: "已取消",
}


class FindingKind(StrEnum):
    """What may be found: not in time, not correct, not in form."""

    LATE = "late"
    INCORRECT = "incorrect"
    OUT_OF_FORM = "out_of_form"


FINDING_LABELS: dict[FindingKind, str] = {
    FindingKind.LATE: "录入不及时",
    FindingKind.INCORRECT: "录入不准确",
    FindingKind.OUT_OF_FORM: "录入不规范",
}
