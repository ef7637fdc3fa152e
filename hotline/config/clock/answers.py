"""What the clock command answers: when a clock runs out, and how much of it has passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from hotline.reference.rules.calendar import SHANGHAI, WorkCalendar, open_time_between
from hotline.reference.rules.last_minute import last_minute_to_act
from hotline.reference.rules.limits import Limit
from hotline.reference.rules.stopped_time import Stop, add_counted_time, counted_pieces

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One clock: its policy's name and limit, when it started, and when it was stopped."""

    policy: str
    limit: Limit
    acting: WorkCalendar
    start: datetime
    stops: tuple[Stop, ...] = ()

    @property
    def counts_from(self) -> datetime:
        """Return from when time counts: whole working days begin with the day after."""
        if self.limit.working_days is None:
            return self.start
        tomorrow = self.start.astimezone(SHANGHAI).date() + timedelta(days=1)
        return datetime.combine(tomorrow, time(), SHANGHAI)

    @property
    def whole(self) -> timedelta:
        """Return the counted time the limit gives."""
        unstopped = self.limit.due_at(self.start)
        return open_time_between(self.counts_from, unstopped, self.limit.calendar)

    @property
    def due(self) -> datetime | None:
        """Return when it runs out; None while a stop has no end.

        As on the platform, a clock that goes on has the open time it had left when it was
        stopped, the rest of its first day included.
        """
        calendar = self.limit.calendar
        left = open_time_between(self.start, self.limit.due_at(self.start), calendar)
        return add_counted_time(self.start, left, calendar, self.stops)

    def spans(self, until: datetime) -> list[tuple[datetime, datetime]]:
        """Return the pieces that counted until then."""
        return list(counted_pieces(self.counts_from, until, self.limit.calendar, self.stops))


def due_answer(question: Question, now: datetime | None) -> dict[str, Any]:
    """Say when the clock runs out and which spans count until then."""
    due = question.due
    answer = _head(question, due)
    answer["spans"] = _shown(question.spans(due)) if due else []
    if due is not None:
        answer["last_minute_to_act"] = _text(last_minute_to_act(due, question.acting))
    if now is not None:
        answer |= _passed(question, due, now)
    return answer


def elapsed_answer(question: Question, now: datetime) -> dict[str, Any]:
    """Say how much of the limit has counted by now, and which spans."""
    answer = _head(question, question.due)
    answer |= _passed(question, question.due, now)
    answer["spans"] = _shown(question.spans(now))
    return answer


def _head(question: Question, due: datetime | None) -> dict[str, Any]:
    limit = question.limit
    return {
        "policy": question.policy,
        "limit": limit.name,
        "label": limit.label,
        "calendar": limit.calendar.name,
        "minutes": limit.minutes,
        "working_days": limit.working_days,
        "start": _text(question.start),
        "due": _text(due),
        "counted_minutes": _minutes(question.whole),
        "stops": [{"start": _text(since), "end": _text(until)} for since, until in question.stops],
    }


def _passed(question: Question, due: datetime | None, now: datetime) -> dict[str, Any]:
    spent = sum((end - begin for begin, end in question.spans(now)), timedelta())
    return {
        "now": _text(now),
        "elapsed_minutes": _minutes(spent),
        "remaining_minutes": _minutes(max(question.whole - spent, timedelta())),
        "percent": round(100 * spent / question.whole, 1) if question.whole else 100.0,
        "is_overdue": due is not None and now > due,
    }


def _shown(spans: Sequence[tuple[datetime, datetime]]) -> list[dict[str, Any]]:
    return [
        {"start": _text(begin), "end": _text(end), "minutes": _minutes(end - begin)}
        for begin, end in _joined(spans)
    ]


def _joined(spans: Sequence[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Join what midnight cut in two."""
    joined: list[tuple[datetime, datetime]] = []
    for begin, end in spans:
        if joined and joined[-1][1] == begin:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


def _minutes(duration: timedelta) -> float | int:
    minutes = round(duration / _MINUTE, 2)
    return int(minutes) if minutes == int(minutes) else minutes


def _text(moment: datetime | None) -> str | None:
    return moment.astimezone(SHANGHAI).isoformat() if moment else None
