"""What another calendar would mean: running clocks keep theirs, new ones count by it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from hotline.reference.keeping_queries import list_calendar_versions
from hotline.reference.queries import get_calendar, list_limits
from hotline.reference.rules.calendar import (
    SHANGHAI,
    WorkCalendar,
    local_date,
)
from hotline.reference.rules.limits import due_after
from hotline.reference.rules.year_days import HOLIDAY, MAKE_UP, MarkedDay
from hotline.workorders.clock_policy import frozen_calendar
from hotline.workorders.models import Deadline

LOOKED_AT = 5000
_EXAMPLES = 8
_DAYS_BEFORE = 3
_MORNING = time(10, 0)

Change = Callable[[WorkCalendar], WorkCalendar]


@dataclass(frozen=True, slots=True)
class KeptClock:
    """A running clock that keeps its end although the new days would give another."""

    number: str
    clock: str
    due: datetime
    by_new_days: datetime


@dataclass(frozen=True, slots=True)
class NewClock:
    """A clock of a limit, started at the same moment by the old days and by the new."""

    label: str
    starts_at: datetime
    due_before: datetime
    due_after: datetime


@dataclass(frozen=True, slots=True)
class CalendarPreview:
    """How many clocks run by the calendars concerned, and what would be otherwise.

    ``frozen`` keep the calendar they were started by; ``following`` are from before calendars
    were kept and count the rest of their time by the newest days.
    """

    running: int
    looked_at: int
    frozen: int
    following: int
    otherwise: int
    examples: list[KeptClock]
    new_clocks: list[NewClock]


def preview_days(year: int, days: list[MarkedDay], *, now: datetime) -> CalendarPreview:
    """Say what publishing the days of a year would mean."""
    versions = list_calendar_versions()
    names = {each.name for each in versions if each.observes_holidays}
    start = _start_near(days, now)

    def change(calendar: WorkCalendar) -> WorkCalendar:
        return replace(
            calendar,
            holidays=_other_years(calendar.holidays, year) | _of_kind(days, HOLIDAY),
            make_up_days=_other_years(calendar.make_up_days, year) | _of_kind(days, MAKE_UP),
        )

    return _preview(names, change, start)


def preview_hours(
    name: str, weekly: tuple[tuple[tuple[int, int], ...], ...], starts_on: date
) -> CalendarPreview:
    """Say what other weekly hours of a calendar would mean from their first day on."""
    start = datetime.combine(starts_on, _MORNING, SHANGHAI)
    return _preview({name}, lambda calendar: replace(calendar, weekly=weekly), start)


def _preview(names: set[str], change: Change, start: datetime) -> CalendarPreview:
    running = Deadline.objects.filter(stopped_at__isnull=True, calendar_name__in=names)
    following = running.filter(calendar_version=0).count()
    total = running.count()
    kept = _kept_clocks(running, change)
    return CalendarPreview(
        running=total,
        looked_at=min(total, LOOKED_AT),
        frozen=total - following,
        following=following,
        otherwise=len(kept),
        examples=kept[:_EXAMPLES],
        new_clocks=_new_clocks(names, change, start),
    )


def _kept_clocks(running: QuerySet[Deadline], change: Change) -> list[KeptClock]:
    """Return the newest running clocks that would end otherwise, were they started anew."""
    found = []
    changed: dict[WorkCalendar, WorkCalendar] = {}
    for row in running.select_related("order").order_by("-id")[:LOOKED_AT]:
        before = frozen_calendar(row)
        after = changed.setdefault(before, change(before))
        measure = (row.limit_minutes, row.limit_working_days)
        old_due, new_due = (due_after(row.started_at, *measure, each) for each in (before, after))
        if old_due != new_due:
            label = row.get_clock_display()
            found.append(KeptClock(row.order.number, label, row.ends_at, new_due))
    return found


def _new_clocks(names: set[str], change: Change, start: datetime) -> list[NewClock]:
    shown = []
    for limit in list_limits(local_date(start)):
        if limit.calendar not in names:
            continue
        before = get_calendar(limit.calendar, local_date(start))
        measure = (limit.minutes, limit.working_days)
        due = [due_after(start, *measure, each) for each in (before, change(before))]
        if due[0] != due[1]:
            shown.append(NewClock(limit.label, start, due[0], due[1]))
    return shown[:_EXAMPLES]


def _start_near(days: list[MarkedDay], now: datetime) -> datetime:
    """Return a morning shortly before the first day that is to come; now when there is none."""
    ahead = sorted(each.date for each in days if each.date > local_date(now))
    if not ahead:
        return now
    day = max(ahead[0] - timedelta(days=_DAYS_BEFORE), local_date(now))
    return datetime.combine(day, _MORNING, SHANGHAI)


def _other_years(days: frozenset[date], year: int) -> frozenset[date]:
    return frozenset(each for each in days if each.year != year)


def _of_kind(days: list[MarkedDay], kind: str) -> frozenset[date]:
    return frozenset(each.date for each in days if each.kind == kind)
