"""When citizens are not to be disturbed (免打扰时段)."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from hotline.reference.rules.calendar import SHANGHAI

Window = tuple[time, time]
"""From, and until; until earlier than from is on the next day."""


def quiet_until(moment: datetime, windows: Sequence[Window]) -> datetime | None:
    """Return when notices may go out again; None when they may at this moment.

    Windows that follow on each other are one.
    """
    until = moment
    for _ in range(len(windows) + 1):
        end = next((each for one in windows if (each := _end_of(until, one))), None)
        if end is None:
            break
        until = end
    return until if until > moment else None


def _end_of(moment: datetime, window: Window) -> datetime | None:
    """Return the end of the window the moment lies in."""
    local = moment.astimezone(SHANGHAI)
    starts, ends = window
    is_over_night = ends <= starts
    clock = local.time()
    if starts <= clock and (is_over_night or clock < ends):
        day = local.date() + timedelta(days=int(is_over_night))
    elif is_over_night and clock < ends:
        day = local.date()
    else:
        return None
    return datetime.combine(day, ends, tzinfo=SHANGHAI).astimezone(moment.tzinfo)


def next_day(moment: datetime) -> datetime:
    """Return the beginning of the city's next day."""
    day = moment.astimezone(SHANGHAI).date() + timedelta(days=1)
    return datetime.combine(day, time(0), tzinfo=SHANGHAI).astimezone(moment.tzinfo)
