"""When citizens may be called back (CB-02), and by when they must be (CB-01).

Dialling is barred 12:00-14:30 and 22:00-08:00. The rule leaves open whether the 24 hours
stand still meanwhile, so both readings of the clock are kept: one that runs on, one that
stands still while dialling is barred (11.5 callable hours a day).
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hotline.reference.rules.calendar import WorkCalendar, add_open_time, is_open, next_open
from hotline.reference.rules.limits import Limit

_MORNING = (8 * 60, 12 * 60)
_AFTERNOON = (14 * 60 + 30, 22 * 60)
_ZONE = ZoneInfo("Asia/Shanghai")
CALLING_HOURS = WorkCalendar("calling_hours", ((_MORNING, _AFTERNOON),) * 7)
"""Every day of the year alike: holidays bar nothing."""


@dataclass(frozen=True, slots=True)
class DueTimes:
    """Both readings of the limit."""

    running: datetime
    paused: datetime


def due_times(limit: Limit, start: datetime) -> DueTimes:
    """Return by when the citizen must be called, by the running and by the paused clock."""
    running = limit.due_at(start)
    return DueTimes(running, add_open_time(start, running - start, CALLING_HOURS))


def may_call(moment: datetime) -> bool:
    """Tell whether citizens may be called at this moment."""
    return is_open(moment, CALLING_HOURS)


def why_barred(moment: datetime) -> str:
    """Return the sentence that says until when dialling is barred; empty when it is allowed."""
    if may_call(moment):
        return ""
    opens = next_open(moment, CALLING_HOURS).astimezone(_ZONE)
    return f"12:00–14:30 和 22:00–次日 8:00 不得外呼市民，请在 {opens:%H:%M} 之后再拨。"
