"""The ribbon of a clock (时限图): what ran, what was barred, what was suspended, and until when.

Spans are half-open, in order, without gaps; together they cover the clock from its start to
its end, or to the moment it was stopped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hotline.reference.rules.calendar import WorkCalendar, pieces
from hotline.reference.rules.last_minute import last_minute_to_act
from hotline.reference.rules.stopped_time import Stop, counted_time


class SpanKind(StrEnum):
    """What a clock does during a span."""

    RUNNING = "running"
    BARRED = "barred"
    SUSPENDED = "suspended"
    OVERDUE = "overdue"


SPAN_LABELS: dict[SpanKind, str] = {
    SpanKind.RUNNING: "计时",
    SpanKind.BARRED: "不可办理",
    SpanKind.SUSPENDED: "停表",
    SpanKind.OVERDUE: "超时",
}


@dataclass(frozen=True, slots=True)
class Span:
    """One span; ``counts`` tells whether the clock runs on (barred time may still count)."""

    kind: SpanKind
    starts_at: datetime
    ends_at: datetime
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Clockwork:
    """A clock as its row keeps it: times, stops, the hours that count and those to act in."""

    started_at: datetime
    ends_at: datetime
    stopped_at: datetime | None
    stops: tuple[Stop, ...]
    counting: WorkCalendar
    acting: WorkCalendar

    @property
    def is_suspended(self) -> bool:
        """Tell whether it stands still."""
        return self.stopped_at is None and any(until is None for _, until in self.stops)


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The spans, the open time spent and given, and the last minute to act."""

    spans: tuple[Span, ...]
    spent: timedelta
    whole: timedelta
    last_minute_at: datetime | None


def ribbon(clock: Clockwork, now: datetime) -> Ribbon:
    """Draw a clock as it stands now."""
    until = clock.stopped_at or now
    spent = counted_time(clock.started_at, until, clock.counting, clock.stops)
    ended = [stop for stop in clock.stops if stop[1] is not None]  # an open one moves no end yet
    whole = counted_time(clock.started_at, clock.ends_at, clock.counting, ended)
    last = last_minute_to_act(clock.ends_at, clock.acting)
    is_open = clock.stopped_at is None and not clock.is_suspended
    can_act = is_open and last is not None and last >= clock.started_at
    return Ribbon(tuple(_spans(clock, now)), min(spent, whole), whole, last if can_act else None)


def _spans(clock: Clockwork, now: datetime) -> Iterator[Span]:
    if clock.stopped_at is not None:
        end, over = min(clock.ends_at, clock.stopped_at), clock.stopped_at
    elif clock.is_suspended:
        end = over = max(now, clock.started_at)
    else:
        end, over = clock.ends_at, now
    begin = clock.started_at
    for since, until in _stops_within(clock.stops, begin, end):
        yield from _unstopped(clock, begin, since)
        yield Span(SpanKind.SUSPENDED, since, until, counts=False)
        begin = until
    yield from _unstopped(clock, begin, end)
    if over > end:
        yield Span(SpanKind.OVERDUE, end, over, counts=False)


def _stops_within(
    stops: Sequence[Stop], start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    begin = start
    for since, until in sorted(stops, key=lambda each: each[0]):
        since_, until_ = max(since, begin), min(until or end, end)
        if since_ < until_:
            yield since_, until_
            begin = until_


def _unstopped(clock: Clockwork, start: datetime, end: datetime) -> Iterator[Span]:
    """Yield running and barred spans; time that counts but bars acting is barred too."""
    for begin, finish, counts in _cut(start, end, clock.counting):
        if not counts:
            yield Span(SpanKind.BARRED, begin, finish, counts=False)
            continue
        for since, until, may_act in _cut(begin, finish, clock.acting):
            kind = SpanKind.RUNNING if may_act else SpanKind.BARRED
            yield Span(kind, since, until, counts=True)


def _cut(
    start: datetime, end: datetime, calendar: WorkCalendar
) -> Iterator[tuple[datetime, datetime, bool]]:
    """Yield the whole of ``[start, end)`` in open and closed parts."""
    begin = start
    for opening, closing in _joined(start, end, calendar):
        if opening > begin:
            yield begin, opening, False
        yield opening, closing, True
        begin = closing
    if begin < end:
        yield begin, end, False


def _joined(
    start: datetime, end: datetime, calendar: WorkCalendar
) -> Iterator[tuple[datetime, datetime]]:
    """Yield open pieces, those that midnight cuts in two as one."""
    last: tuple[datetime, datetime] | None = None
    for opening, closing in pieces(start, end, calendar):
        if last is not None and last[1] == opening:
            last = (last[0], closing)
            continue
        if last is not None:
            yield last
        last = (opening, closing)
    if last is not None:
        yield last
