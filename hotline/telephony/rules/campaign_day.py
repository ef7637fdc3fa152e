"""When a campaign may call: within its own day, within the hours citizens may be called."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from hotline.reference.rules.calendar import SHANGHAI, WorkCalendar, pieces
from hotline.reference.rules.calling_hours import CALLING_HOURS


@dataclass(frozen=True, slots=True)
class Window:
    """From when and until when calls may be begun, in UTC."""

    opens: datetime
    closes: datetime


def window_at(
    moment: datetime, daily_from: time, daily_to: time, expires_at: datetime
) -> Window | None:
    """Return the window that is open at the moment; None outside of it (CB-02)."""
    day = moment.astimezone(SHANGHAI).date()
    opens = datetime.combine(day, daily_from, SHANGHAI)
    closes = min(datetime.combine(day, daily_to, SHANGHAI), expires_at)
    for begin, end in pieces(opens, closes, CALLING_HOURS):
        if begin <= moment < end:
            return Window(begin, end)
    return None


def next_window(
    moment: datetime, daily_from: time, daily_to: time, expires_at: datetime
) -> datetime | None:
    """Return when the campaign may call again at the earliest; None: never before it expires."""
    minutes = (_minute(daily_from), _minute(daily_to))
    own = WorkCalendar("campaign", ((minutes,),) * 7)
    horizon = min(expires_at, moment + timedelta(days=3))
    for begin, end in pieces(moment, horizon, own):
        for first, _ in pieces(begin, end, CALLING_HOURS):
            return first
    return None


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
