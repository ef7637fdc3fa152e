"""When a department may ask for a stop (挂起) or for more time (延期), and for how long."""

from datetime import datetime, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What is asked for."""

    SUSPENSION = "suspension"
    EXTENSION = "extension"


KIND_LABELS: dict[Kind, str] = {Kind.SUSPENSION: "挂起", Kind.EXTENSION: "延期"}
SHORTEST_REASON = 10
LONGEST_STOP = timedelta(days=90)
LONGEST_EXTENSION = timedelta(days=60)
MAX_EXTENSIONS = 2
"""Extensions one department may be given for one order."""


def faults_of_suspension(*, reason: str, until: datetime, now: datetime) -> dict[str, str]:
    """Return field → Chinese sentence for what a request for a stop lacks."""
    faults = _faults_of_reason(reason, "挂起")
    if until <= now:
        faults["until"] = "恢复时间须晚于现在。"
    elif until > now + LONGEST_STOP:
        faults["until"] = f"一次挂起最长 {LONGEST_STOP.days} 天。"
    return faults


def faults_of_extension(
    *, reason: str, until: datetime, ends_at: datetime, now: datetime, given: int
) -> dict[str, str]:
    """Return field → Chinese sentence for what a request for more time lacks.

    ``ends_at`` is when the clock ends now: it must be asked before; ``given`` counts the
    extensions this department was given.
    """
    faults = _faults_of_reason(reason, "延期")
    if until <= ends_at:
        faults["until"] = "延期后的时间须晚于现在的到期时间。"
    elif until > ends_at + LONGEST_EXTENSION:
        faults["until"] = f"一次延期最长 {LONGEST_EXTENSION.days} 天。"
    if ends_at <= now:
        faults["until"] = "办理时限已到期，延期须在到期前申请。"
    if given >= MAX_EXTENSIONS:
        faults["until"] = f"已延期 {given} 次，不能再延。"
    return faults


def _faults_of_reason(reason: str, what: str) -> dict[str, str]:
    if len(reason.strip()) < SHORTEST_REASON:
        return {"reason": f"请写明{what}理由，不少于 {SHORTEST_REASON} 个字。"}
    return {}
