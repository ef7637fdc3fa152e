"""The policy a clock was started by, loaded again as it was frozen."""

from hotline.reference.queries import get_calendar, get_frozen_calendar
from hotline.reference.rules.calendar import WorkCalendar, local_date
from hotline.workorders.models import Deadline


def frozen_calendar(row: Deadline) -> WorkCalendar:
    """Return the calendar the clock counts by, with the holidays known when it started."""
    return get_frozen_calendar(
        row.calendar_name,
        row.calendar_version,
        row.holidays_version,
        local_date(row.started_at),
    )


def acting_calendar(row: Deadline) -> WorkCalendar:
    """Return the hours in which the thing itself may be done: usually those that count."""
    if not row.act_within:
        return frozen_calendar(row)
    return get_calendar(row.act_within, local_date(row.started_at))
