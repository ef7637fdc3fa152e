"""Which clocks (时限) run on an order, and when they warn.

How long each may run is policy, kept by ``reference`` with a start date; a promise is
frozen on the clock's row, so a later policy never changes what was promised.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from hotline.reference.rules.calendar import WorkCalendar, add_open_time, open_time_between
from hotline.reference.rules.dictionaries import Urgency
from hotline.reference.rules.limits import Limit
from hotline.reference.rules.stopped_time import Stop, counted_time, moved


class Clock(StrEnum):
    """A clock that runs on an order."""

    DISPATCH = "dispatch"
    ACCEPTANCE = "acceptance"
    HANDLING = "handling"
    SEND_BACK_REVIEW = "send_back_review"
    RESULT_REVIEW = "result_review"
    DIFFICULT = "difficult"


CLOCK_LABELS: dict[Clock, str] = {
    Clock.DISPATCH: "派单时限",
    Clock.ACCEPTANCE: "签收时限",
    Clock.HANDLING: "办理时限",
    Clock.SEND_BACK_REVIEW: "退单审核时限",
    Clock.RESULT_REVIEW: "结果审核时限",
    Clock.DIFFICULT: "疑难件时限",
}

FULL = 100
"""The stage at which a clock has run out."""
_FIXED = {
    Clock.DISPATCH: "dispatch_phone",
    Clock.RESULT_REVIEW: "result_review",
    Clock.DIFFICULT: "difficult",
}


@dataclass(frozen=True, slots=True)
class Promise:
    """A clock's promise: when it ends, and when it warns on the way there.

    ``stages`` are percents of the open time and ``warns`` the moments they are reached;
    the first ``warned`` of them have been recorded.
    """

    starts_at: datetime
    ends_at: datetime
    wording: str
    stages: tuple[int, ...]
    warns: tuple[datetime, ...]
    warned: int = 0

    @property
    def next_warning_at(self) -> datetime | None:
        """Return when the next stage is reached; None after the last."""
        return self.warns[self.warned] if self.warned < len(self.warns) else None


def limit_name(clock: Clock, urgency: Urgency) -> str:
    """Return the clock's usual limit, where the city's choices say nothing else."""
    return _FIXED.get(clock, f"{clock}_{urgency}")


def promise(limit: Limit, start: datetime) -> Promise:
    """Start a clock by the limit in force now."""
    end = limit.due_at(start)
    whole = open_time_between(start, end, limit.calendar)
    stages = _complete(limit.stages)
    warns = tuple(_reached(each, start, end, whole, limit.calendar) for each in stages)
    return Promise(start, end, limit.label, stages, warns)


def _complete(stages: Collection[int]) -> tuple[int, ...]:
    """Return the stages in order; the end of the limit is always one of them."""
    return tuple(sorted({*(each for each in stages if 0 < each < FULL), FULL}))


def _reached(
    stage: int, start: datetime, end: datetime, whole: timedelta, calendar: WorkCalendar
) -> datetime:
    if stage == FULL:
        return end
    return add_open_time(start, whole * stage / FULL, calendar)


def promise_rest(
    given: Promise, *, calendar: WorkCalendar, stopped_at: datetime, start: datetime
) -> Promise:
    """Start a stopped clock again with the open time that was left, counted by its calendar.

    Time the hotline needed for its review is not counted against the department; a clock
    that had run out when it was stopped runs out at once. Stages already recorded are not
    recorded again.
    """
    gone_on = go_on(given, calendar=calendar, stopped_at=stopped_at, now=start)
    warns = tuple(max(each, start) for each in gone_on.warns)
    return replace(gone_on, starts_at=start, ends_at=max(gone_on.ends_at, start), warns=warns)


def go_on(
    given: Promise, *, calendar: WorkCalendar, stopped_at: datetime, now: datetime
) -> Promise:
    """Let a suspended clock go on (续表): what lay ahead of it moves by the calendar."""

    def later(moment: datetime) -> datetime:
        return moved(moment, stopped_at=stopped_at, now=now, by=calendar)

    return replace(given, ends_at=later(given.ends_at), warns=tuple(map(later, given.warns)))


def extended(
    given: Promise,
    *,
    until: datetime,
    calendar: WorkCalendar,
    stops: Collection[Stop],
    now: datetime,
) -> Promise:
    """Give a clock until a later moment (延期); its stages follow the longer time.

    Stages already recorded stay recorded, except the last: the clock may run out again.

    Raises:
        ValueError: the moment is not later than what was promised.

    """
    if until <= given.ends_at:
        msg = "an extension ends later than the promise"
        raise ValueError(msg)
    spent = counted_time(given.starts_at, now, calendar, tuple(stops))
    whole = spent + open_time_between(now, until, calendar)
    warned = min(given.warned, len(given.stages) - 1)
    warns = [*given.warns[:warned]]
    for stage in given.stages[warned:-1]:
        ahead = max(whole * stage / FULL - spent, timedelta())
        warns.append(add_open_time(max(now, given.starts_at), ahead, calendar))
    return replace(given, ends_at=until, warns=(*warns, until), warned=warned)


def remaining_seconds(ends_at: datetime | None, now: datetime) -> int | None:
    """Return the whole seconds until the end, negative when it is past; None without a clock."""
    return None if ends_at is None else (ends_at - now) // timedelta(seconds=1)
