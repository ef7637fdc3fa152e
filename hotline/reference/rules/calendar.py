"""The work calendar (工作日历): open hours with several spans a day, holidays and make-up days.

Pure: every answer depends on the arguments alone. Spans are half-open: a calendar that
is open 08:00-12:00 is open at 08:00 and closed at 12:00.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
MINUTES_A_DAY = 24 * 60
_DAYS_A_WEEK = 7
_HORIZON_DAYS = 20 * 366

_WHOLE_DAY = ((0, MINUTES_A_DAY),)

Span = tuple[int, int]
"""Opening and closing minute of a day, ``(480, 720)`` for 08:00-12:00; 1440 ends the day."""


class NeverOpenError(ValueError):
    """The calendar has no open hour in the next twenty years: its entry is wrong."""


@dataclass(frozen=True)
class WorkCalendar:
    """Open hours by weekday (Monday first), free days and worked weekend days (调休上班).

    A make-up day has the hours of the first weekday that has any; in a clash it wins
    over a holiday, because it is announced for that very date.

    Raises:
        ValueError: not seven days, or spans empty, out of the day, overlapping or unsorted.

    """

    name: str
    weekly: tuple[tuple[Span, ...], ...]
    holidays: frozenset[date] = field(default=frozenset(), repr=False)
    make_up_days: frozenset[date] = field(default=frozenset(), repr=False)
    version: int = 0
    """Which row of the table this is; kept with every clock that starts by it."""
    holidays_version: int = 0
    """The newest edition of the yearly holidays it knows; kept with every clock too."""
    zone: tzinfo = SHANGHAI

    def __post_init__(self) -> None:
        """Refuse hours that cannot be meant."""
        if len(self.weekly) != _DAYS_A_WEEK:
            msg = "a calendar has seven days"
            raise ValueError(msg)
        for spans in self.weekly:
            edges = [minute for span in spans for minute in span]
            is_sorted = all(a < b for a, b in spans) and edges == sorted(edges)
            if not is_sorted or (edges and not 0 <= edges[0] <= edges[-1] <= MINUTES_A_DAY):
                msg = f"spans must be sorted, apart, and within one day: {spans}"
                raise ValueError(msg)

    @cached_property
    def is_always_open(self) -> bool:
        """Tell whether every minute counts, so that nothing need be walked through."""
        return all(spans == _WHOLE_DAY for spans in self.weekly) and not self.holidays

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """Return the open spans of one date."""
        if day in self.make_up_days:
            return next((spans for spans in self.weekly if spans), ())
        return () if day in self.holidays else self.weekly[day.weekday()]

    def is_working_day(self, day: date) -> bool:
        """Tell whether the date has any open hour."""
        return bool(self.spans_on(day))

    def instant(self, day: date, minute: int) -> datetime:
        """Return a minute of a local date as an instant in UTC."""
        local = datetime.combine(day, time(), self.zone) + timedelta(minutes=minute)
        return local.astimezone(UTC)


ALWAYS_OPEN = WorkCalendar("always", ((((0, MINUTES_A_DAY)),),) * _DAYS_A_WEEK)
"""Around the clock, every day: the hotline itself, and limits given in hours."""


def pieces_from(start: datetime, calendar: WorkCalendar) -> Iterator[tuple[datetime, datetime]]:
    """Yield open pieces from ``start`` on, in UTC, until the horizon."""
    begin = start.astimezone(UTC)
    first = start.astimezone(calendar.zone).date()
    for offset in range(_HORIZON_DAYS):
        day = first + timedelta(days=offset)
        for opens, closes in calendar.spans_on(day):
            closing = calendar.instant(day, closes)
            if closing > begin:
                yield max(begin, calendar.instant(day, opens)), closing


def pieces(
    start: datetime, end: datetime, calendar: WorkCalendar
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the open pieces within ``[start, end)``, in order, in UTC."""
    stop = end.astimezone(UTC)
    for opening, closing in pieces_from(start, calendar):
        if opening >= stop:
            return
        yield opening, min(closing, stop)


def is_open(moment: datetime, calendar: WorkCalendar) -> bool:
    """Tell whether the calendar is open at the moment."""
    local = moment.astimezone(calendar.zone)
    return any(
        calendar.instant(local.date(), opens) <= moment < calendar.instant(local.date(), closes)
        for opens, closes in calendar.spans_on(local.date())
    )


def next_open(moment: datetime, calendar: WorkCalendar) -> datetime:
    """Return the first open instant at or after the moment.

    Raises:
        NeverOpenError: there is none.

    """
    for opening, _ in pieces_from(moment, calendar):
        return opening.astimezone(moment.tzinfo)
    raise NeverOpenError(calendar.name)


def open_time_between(start: datetime, end: datetime, calendar: WorkCalendar) -> timedelta:
    """Return how much open time lies in ``[start, end)``; zero when ``end`` is not later."""
    if calendar.is_always_open:
        return max(end.astimezone(UTC) - start.astimezone(UTC), timedelta())
    parts = (closing - opening for opening, closing in pieces(start, end, calendar))
    return sum(parts, timedelta())


def add_open_time(start: datetime, duration: timedelta, calendar: WorkCalendar) -> datetime:
    """Return the earliest instant by which ``duration`` of open time has passed.

    A duration that fills a span exactly ends at its closing, not at the next opening.

    Raises:
        ValueError: the duration is negative.
        NeverOpenError: so much open time never passes.

    """
    if duration < timedelta():
        msg = "a duration cannot be negative"
        raise ValueError(msg)
    left = duration
    if not left:
        return start
    if calendar.is_always_open:
        return (start.astimezone(UTC) + duration).astimezone(start.tzinfo)
    for opening, closing in pieces_from(start, calendar):
        if left <= closing - opening:
            return (opening + left).astimezone(start.tzinfo)
        left -= closing - opening
    raise NeverOpenError(calendar.name)


def add_working_days(start: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """Return the closing hour of the n-th working day after the day of ``start``.

    The day itself does not count (the custom of 《民法典》 art. 201): 1 working day from a
    Friday, at whatever hour, ends on Monday at closing time.

    Raises:
        ValueError: fewer than one day.
        NeverOpenError: there are not that many working days.

    """
    if days < 1:
        msg = "count at least one working day"
        raise ValueError(msg)
    first = start.astimezone(calendar.zone).date()
    left = days
    for offset in range(1, _HORIZON_DAYS):
        day = first + timedelta(days=offset)
        left -= calendar.is_working_day(day)
        if not left:
            return calendar.instant(day, calendar.spans_on(day)[-1][1]).astimezone(start.tzinfo)
    raise NeverOpenError(calendar.name)


def local_midnight(day: date) -> datetime:
    """Return the moment the day begins in the city."""
    return datetime.combine(day, time(), SHANGHAI).astimezone(UTC)


def local_date(moment: datetime) -> date:
    """Return the date people in the city write at this moment."""
    return moment.astimezone(SHANGHAI).date()


def spoken_moment(moment: datetime) -> str:
    """Return a moment as it is said to a citizen, such as ``11月28日 09:05``."""
    local = moment.astimezone(SHANGHAI)
    return f"{local.month}月{local.day}日 {local:%H:%M}"
