"""Which orders must be handled within 48 hours (挂起、疑难件, WO-14), and how that is read."""

from enum import StrEnum


class Cause(StrEnum):
    """Why the 48 hours run."""

    DIFFICULT = "difficult"
    SUSPENDED = "suspended"


CAUSE_LABELS: dict[Cause, str] = {Cause.DIFFICULT: "列为疑难", Cause.SUSPENDED: "挂起"}


class DifficultClock(StrEnum):
    """How the 48 hours of suspended and difficult orders are read."""

    WITH_SUSPENSION = "with_suspension"
    RUNNING = "running"
    PAUSED = "paused"


def starts_with_suspension(reading: str) -> bool:
    """Tell whether a suspension by itself starts the 48 hours."""
    return DifficultClock(reading) is DifficultClock.WITH_SUSPENSION


def stands_still(reading: str) -> bool:
    """Tell whether the 48 hours of a difficult order stand still while it is suspended."""
    return DifficultClock(reading) is DifficultClock.PAUSED


def fault_of_lifting(*, is_by_hotline: bool, by_hotline: bool) -> str:
    """Return why somebody may not lift the mark; empty when they may.

    The hotline may lift every mark; a department what a department declared.
    """
    if is_by_hotline and not by_hotline:
        return "本件由热线列为疑难，由派单员解除。"
    return ""
