"""When our clock engine alone says a request is due: no database, every row in seconds."""

from datetime import datetime

from bench.city311.city import DAY_MINUTES, NEVER_MINUTES
from bench.city311.promises import Promise
from bench.city311.rows import Row
from hotline.reference.rules.calendar import ALWAYS_OPEN, MINUTES_A_DAY, WorkCalendar
from hotline.reference.rules.limits import Limit

_WEEKDAYS = WorkCalendar("weekdays", ((((0, MINUTES_A_DAY)),),) * 5 + ((),) * 2)


def due_of(row: Row, promise: Promise) -> datetime:
    """Return when the row's clock runs out by its type's promise."""
    return _limit(promise).due_at(row.opened)


def _limit(promise: Promise) -> Limit:
    if promise.working_days:
        minutes, calendar = promise.working_days * DAY_MINUTES, _WEEKDAYS
    else:
        minutes, calendar = promise.hours * 60 or NEVER_MINUTES, ALWAYS_OPEN
    return Limit(name="", label="", calendar=calendar, version=0, minutes=minutes)
