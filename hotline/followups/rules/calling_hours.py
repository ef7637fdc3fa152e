"""When citizens may be called back (CB-02), and by when they must be (CB-01).

Dialling is barred 12:00-14:30 and 22:00-08:00. The rule leaves open whether the 24 hours
stand still meanwhile, so both readings of the clock are kept: one that runs on, one that
stands still while dialling is barred (11.5 callable hours a day).
"""

from dataclasses import dataclass
from datetime import datetime

from hotline.reference.rules.calendar import add_open_time
from hotline.reference.rules.calling_hours import CALLING_HOURS, may_call, why_barred
from hotline.reference.rules.limits import Limit

__all__ = ["CALLING_HOURS", "DueTimes", "due_times", "may_call", "why_barred"]


@dataclass(frozen=True, slots=True)
class DueTimes:
    """Both readings of the limit."""

    running: datetime
    paused: datetime


def due_times(limit: Limit, start: datetime) -> DueTimes:
    """Return by when the citizen must be called, by the running and by the paused clock."""
    running = limit.due_at(start)
    return DueTimes(running, add_open_time(start, running - start, CALLING_HOURS))
