"""When citizens may be called (CB-02): never 12:00-14:30, never 22:00-08:00."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hotline.reference.rules.calendar import WorkCalendar, is_open, next_open

_MORNING = (8 * 60, 12 * 60)
_AFTERNOON = (14 * 60 + 30, 22 * 60)
_ZONE = ZoneInfo("Asia/Shanghai")
CALLING_HOURS = WorkCalendar("calling_hours", ((_MORNING, _AFTERNOON),) * 7)
"""Every day of the year alike: holidays bar nothing."""


def may_call(moment: datetime) -> bool:
    """Tell whether citizens may be called at this moment."""
    return is_open(moment, CALLING_HOURS)


def why_barred(moment: datetime) -> str:
    """Return the sentence that says until when dialling is barred; empty when it is allowed."""
    if may_call(moment):
        return ""
    opens = next_open(moment, CALLING_HOURS).astimezone(_ZONE)
    return f"12:00–14:30 和 22:00–次日 8:00 不得外呼市民，请在 {opens:%H:%M} 之后再拨。"
