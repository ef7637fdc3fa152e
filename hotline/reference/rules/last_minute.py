"""The last minute to act (最后可办理时刻) before a clock runs out."""

from datetime import datetime, timedelta

from hotline.reference.rules.calendar import WorkCalendar

_MINUTE = timedelta(minutes=1)
_LOOK_BACK_DAYS = 60


def last_minute_to_act(ends_at: datetime, acting: WorkCalendar) -> datetime | None:
    """Return the start of the last whole minute before the end in which acting is possible.

    A follow-up due at 23:00 must be made by 21:59, because nobody may be called after
    22:00. None when the two months before the end hold no such minute.
    """
    local = ends_at.astimezone(acting.zone)
    for back in range(_LOOK_BACK_DAYS):
        day = local.date() - timedelta(days=back)
        for opens, closes in reversed(acting.spans_on(day)):
            closing = min(acting.instant(day, closes), ends_at)
            if closing - _MINUTE >= acting.instant(day, opens):
                return (closing - _MINUTE).astimezone(ends_at.tzinfo)
    return None
