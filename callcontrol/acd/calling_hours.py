"""When a citizen may be rung back by the platform itself (外呼时段): pure (CB-02).

Never 12:00-14:30 and never 22:00-08:00, but whoever asked within the last half hour is awake.
The business side keeps the same hours for calls its staff place.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

FRESH = timedelta(minutes=30)
_CITY = ZoneInfo("Asia/Shanghai")
_OPEN = ((time(8), time(12)), (time(14, 30), time(22)))


def is_open(moment: datetime) -> bool:
    """Tell whether citizens may be called at this hour."""
    clock = moment.astimezone(_CITY).time()
    return any(begin <= clock < end for begin, end in _OPEN)


def may_ring(moment: datetime, *, asked_at: datetime) -> bool:
    """Tell whether a citizen who asked then may be rung back now."""
    return is_open(moment) or moment - asked_at < FRESH


def next_open(moment: datetime) -> datetime:
    """Return the first moment, from this one on, at which citizens may be called."""
    if is_open(moment):
        return moment
    local = moment.astimezone(_CITY)
    today = [datetime.combine(local.date(), begin, _CITY) for begin, _ in _OPEN]
    tomorrow = datetime.combine(local.date() + timedelta(days=1), _OPEN[0][0], _CITY)
    return next((begin for begin in today if begin > local), tomorrow)
