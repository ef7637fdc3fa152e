"""Clocks that are stopped and go on (停表、续表): open time less the stops.

Pure and half-open like the calendar: a stop ``[from, until)`` takes out its own minutes and
nothing else, and time in which the calendar is closed anyway is never taken out twice.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from hotline.reference.rules.calendar import (
    NeverOpenError,
    WorkCalendar,
    add_open_time,
    open_time_between,
    pieces,
    pieces_from,
)

Stop = tuple[datetime, datetime | None]
"""When a clock was stopped, and when it went on; None while it still stands."""


def moved(moment: datetime, *, stopped_at: datetime, now: datetime, by: WorkCalendar) -> datetime:
    """Return where a moment of a stopped clock lies when the clock goes on now.

    What had passed when the clock was stopped stays where it was; nothing moves earlier.
    """
    if moment <= stopped_at:
        return moment
    left = open_time_between(stopped_at, moment, by)
    return max(moment, add_open_time(now, left, by))


def counted_pieces(
    start: datetime, end: datetime, calendar: WorkCalendar, stops: Sequence[Stop] = ()
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the pieces of ``[start, end)`` that count, in order, in UTC."""
    closed = _merged(stops)
    for piece in pieces(start, end, calendar):
        yield from _without(piece, closed)


def counted_time(
    start: datetime, end: datetime, calendar: WorkCalendar, stops: Sequence[Stop] = ()
) -> timedelta:
    """Return how much of ``[start, end)`` counts."""
    parts = (until - since for since, until in counted_pieces(start, end, calendar, stops))
    return sum(parts, timedelta())


def add_counted_time(
    start: datetime, duration: timedelta, calendar: WorkCalendar, stops: Sequence[Stop] = ()
) -> datetime | None:
    """Return the earliest instant by which ``duration`` has counted.

    None when a stop without an end comes first: nobody can say yet.

    Raises:
        NeverOpenError: so much open time never passes.

    """
    closed = _merged(stops)
    if not duration:
        return start
    left = duration
    for piece in pieces_from(start, calendar):
        for since, until in _without(piece, closed):
            if left <= until - since:
                return (since + left).astimezone(start.tzinfo)
            left -= until - since
        if closed and closed[-1][1] is None and closed[-1][0] <= piece[1]:
            return None
    raise NeverOpenError(calendar.name)


def _merged(stops: Sequence[Stop]) -> list[Stop]:
    """Return the stops in order and apart, in UTC."""
    found: list[Stop] = []
    for since, until in sorted(stops, key=lambda each: each[0]):
        begins, ends = since.astimezone(UTC), until.astimezone(UTC) if until else None
        last = found[-1] if found else None
        if last is None or (last[1] is not None and begins > last[1]):
            found.append((begins, ends))
        elif last[1] is not None and (ends is None or ends > last[1]):
            found[-1] = (last[0], ends)
    return found


def _without(
    piece: tuple[datetime, datetime], stops: Sequence[Stop]
) -> Iterator[tuple[datetime, datetime]]:
    """Yield what is left of a piece outside the stops."""
    begin, end = piece
    for since, until in stops:
        if until is not None and until <= begin:
            continue
        if since >= end:
            break
        if since > begin:
            yield begin, since
        if until is None or until >= end:
            return
        begin = until
    if begin < end:
        yield begin, end
