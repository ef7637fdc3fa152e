"""An operator's dispute (申诉) of a result, and another person's ruling."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum

from hotline.reference.rules.calendar import WorkCalendar, add_working_days

SHORTEST, LONGEST = 6, 500


class DisputeState(StrEnum):
    """Where it stands."""

    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"


DISPUTE_LABELS: dict[DisputeState, str] = {
    DisputeState.OPEN: "待复核",
    DisputeState.UPHELD: "申诉成立",
    DisputeState.REJECTED: "维持原评",
}


def last_moment(inspected_at: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """Return until when the result may be disputed: working days, the day itself not counted."""
    return add_working_days(inspected_at, days, calendar)


def faults_of_dispute(
    codes: Collection[str], reason: str, known: Collection[str]
) -> dict[str, str]:
    """Return field → Chinese sentence for what a dispute lacks."""
    faults = {}
    if not codes or not set(codes) <= set(known):
        faults["codes"] = "请选择要申诉的评分项。"
    if not SHORTEST <= len(reason.strip()) <= LONGEST:
        faults["reason"] = f"请写明申诉理由（{SHORTEST} 至 {LONGEST} 字）。"
    return faults


def faults_of_ruling(
    *, is_upheld: bool, words: str, changed: Mapping[str, object], codes: Collection[str]
) -> dict[str, str]:
    """Return field → Chinese sentence for what a ruling lacks."""
    faults = {}
    if not SHORTEST <= len(words.strip()) <= LONGEST:
        faults["words"] = f"请写明复核意见（{SHORTEST} 至 {LONGEST} 字）。"
    if is_upheld and (not changed or not set(changed) <= set(codes)):
        faults["marks"] = "申诉成立时，请改评所申诉的评分项。"
    if not is_upheld and changed:
        faults["marks"] = "维持原评时，不能改分。"
    return faults
