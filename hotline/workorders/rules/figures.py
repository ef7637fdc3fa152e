"""What a department's figures count, each with its sentence: one row a figure."""

from dataclasses import dataclass
from enum import StrEnum


class Figure(StrEnum):
    """One number of a department's own statistics (本单位统计)."""

    RECEIVED = "received"
    HELPING = "helping"
    ACCEPTED_IN_TIME = "accepted_in_time"
    ACCEPTED_LATE = "accepted_late"
    HANDLED_IN_TIME = "handled_in_time"
    HANDLED_LATE = "handled_late"
    UNFINISHED = "unfinished"
    RETURNED = "returned"
    RESULT_REFUSED = "result_refused"
    REOPENED = "reopened"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What people call it, and how it is counted."""

    label: str
    sentence: str


MEANINGS: dict[Figure, Meaning] = {
    Figure.RECEIVED: Meaning(
        "收到", "当月派到本单位的工单，主办和会办都算，同一件再次派来另算一次。"
    ),
    Figure.HELPING: Meaning("其中会办", "当月收到的工单中本单位只配合办理的。"),
    Figure.ACCEPTED_IN_TIME: Meaning("按时签收", "已签收，且没有超过签收时限。"),
    Figure.ACCEPTED_LATE: Meaning("签收超时", "超过签收时限才签收，或到现在还没签收。"),
    Figure.HANDLED_IN_TIME: Meaning("按时办结", "已提交结果，且没有超过办理时限；停表期间不计。"),
    Figure.HANDLED_LATE: Meaning("办理超时", "超过办理时限才提交结果，或到现在还没提交。"),
    Figure.UNFINISHED: Meaning("还在办", "还在本单位手里，签收或办理的时限还没有停。"),
    Figure.RETURNED: Meaning("退单", "本单位申请退单并获同意的。"),
    Figure.RESULT_REFUSED: Meaning("审核退回", "提交的结果被热线审核退回过的。"),
    Figure.REOPENED: Meaning("重办", "市民反映未解决，再次交办过的。"),
    Figure.EXTENDED: Meaning("延期", "申请延期并获同意的。"),
}


def share(part: int, other: int) -> float | None:
    """Return what part of the two the first is; None where there is nothing to divide."""
    whole = part + other
    return part / whole if whole else None
