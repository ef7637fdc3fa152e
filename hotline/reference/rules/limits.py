"""A limit (时限) and the moment it runs out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.reference.rules.calendar import WorkCalendar, add_open_time, add_working_days

STAGES = (50, 80, 100)
"""When a running clock warns, in percent of its open time, unless its limit says otherwise."""
_HOUR = 60
_DAY = 24 * _HOUR


@dataclass(frozen=True)
class Limit:
    """How long something may take: open minutes, or whole working days, by one calendar.

    ``label`` is the wording people are given, such as ``5 个工作日内办结``. ``act_within``
    names the calendar in which the thing itself may be done, where that is narrower than
    the calendar that counts: a follow-up runs around the clock, but nobody may be called
    at night.
    """

    name: str
    label: str
    calendar: WorkCalendar
    version: int
    minutes: int | None = None
    working_days: int | None = None
    stages: tuple[int, ...] = STAGES
    act_within: str = ""

    def due_at(self, start: datetime) -> datetime:
        """Return when a clock that starts now runs out."""
        return due_after(start, self.minutes, self.working_days, self.calendar)


def due_after(
    start: datetime, minutes: int | None, working_days: int | None, calendar: WorkCalendar
) -> datetime:
    """Return when so many open minutes, or whole working days, are over."""
    if working_days is not None:
        return add_working_days(start, working_days, calendar)
    return add_open_time(start, timedelta(minutes=minutes or 0), calendar)


def measure_label(*, minutes: int | None, working_days: int | None) -> str:
    """Say how long a limit is, in the largest unit that leaves no rest."""
    if working_days:
        return f"{working_days} 个工作日"
    whole = minutes or 0
    if whole >= 3 * _DAY and whole % _DAY == 0:
        return f"{whole // _DAY} 天"
    if whole >= _HOUR and whole % _HOUR == 0:
        return f"{whole // _HOUR} 小时"
    return f"{whole} 分钟"
