"""Readings of the contract (合同口径) that the program obeys, each with its safest answer."""

from datetime import datetime
from enum import StrEnum


class ReadingKey(StrEnum):
    """A question the contract leaves open and the program must answer."""

    CALLBACK_CLOCK = "callback_clock"
    DISPATCH_CLOCK_START = "dispatch_clock_start"
    RETURN_AFTER_RULING = "return_after_ruling"
    DIFFICULT_CLOCK = "difficult_clock"


class CallbackClock(StrEnum):
    """Does the clock of a follow-up stand still while citizens may not be called?"""

    RUNNING = "running"
    PAUSED = "paused"


class DispatchClockStart(StrEnum):
    """When do the fifteen minutes of a phone demand begin?"""

    EARLIEST = "earliest"
    CONTACT_START = "contact_start"
    REGISTRATION = "registration"


SAFEST: dict[ReadingKey, str] = {
    ReadingKey.CALLBACK_CLOCK: CallbackClock.RUNNING,
    ReadingKey.DISPATCH_CLOCK_START: DispatchClockStart.EARLIEST,
    ReadingKey.RETURN_AFTER_RULING: "new_document",
    ReadingKey.DIFFICULT_CLOCK: "with_suspension",
}
"""The answer that will not be found too lenient; holds until the city says another."""


def dispatch_start(
    reading: str, *, opened_at: datetime | None, closed_at: datetime | None, now: datetime
) -> datetime:
    """Return when the dispatch clock of a demand registered now began.

    The moment of the "clear statement" is not known to any machine; the end of the
    conversation, or the registration where that came first, is the next to it.
    """
    began = {
        DispatchClockStart.CONTACT_START: opened_at,
        DispatchClockStart.REGISTRATION: now,
    }.get(DispatchClockStart(reading), closed_at)
    return min(began or now, now)


TOUCHES_LABELS = {
    "orders": "工单",
    "telephony": "话务",
    "people": "人员",
    "operations": "运维",
    "assessment": "考核",
    "finance": "结算",
}
"""What a question concerns; the city's file names one of these."""
