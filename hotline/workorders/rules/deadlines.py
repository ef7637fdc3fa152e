"""Which clocks (时限) run on an order, and when they warn.

How long each may run is policy, kept by ``reference`` with a start date; a promise is
frozen on the clock's row, so a later policy never changes what was promised.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hotline.reference.rules.calendar import add_open_time, open_time_between
from hotline.reference.rules.dictionaries import Urgency
from hotline.reference.rules.limits import Limit


class Clock(StrEnum):
    """A clock that runs on an order."""

    DISPATCH = "dispatch"
    ACCEPTANCE = "acceptance"
    HANDLING = "handling"
    SEND_BACK_REVIEW = "send_back_review"
    RESULT_REVIEW = "result_review"


CLOCK_LABELS: dict[Clock, str] = {
    Clock.DISPATCH: "派单时限",
    Clock.ACCEPTANCE: "签收时限",
    Clock.HANDLING: "办理时限",
    Clock.SEND_BACK_REVIEW: "退单审核时限",
    Clock.RESULT_REVIEW: "结果审核时限",
}

_WARN_AT = 2 / 3
"""Ten minutes into the fifteen of WO-03; the same share for every clock."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A clock as it was started: never changed afterwards."""

    starts_at: datetime
    ends_at: datetime
    warns_at: datetime
    wording: str


def limit_name(clock: Clock, urgency: Urgency) -> str:
    """Return the name under which the policy keeps this clock's limit."""
    if clock in {Clock.DISPATCH, Clock.RESULT_REVIEW}:
        return {Clock.DISPATCH: "dispatch_phone", Clock.RESULT_REVIEW: "result_review"}[clock]
    return f"{clock}_{urgency}"


def promise(limit: Limit, start: datetime) -> Promise:
    """Start a clock by the limit in force now."""
    return _promise(start, limit.due_at(start), limit.label)


def promise_rest(
    limit: Limit, *, ends_at: datetime, stopped_at: datetime, start: datetime
) -> Promise:
    """Start a stopped clock again with the open time that was left, counted by its calendar.

    Time the hotline needed for its review is not counted against the department; a clock
    that had run out when it was stopped runs out at once.
    """
    left = open_time_between(stopped_at, ends_at, limit.calendar)
    return _promise(start, add_open_time(start, left, limit.calendar), limit.label)


def _promise(start: datetime, end: datetime, wording: str) -> Promise:
    return Promise(start, end, start + (end - start) * _WARN_AT, wording)


def remaining_seconds(ends_at: datetime | None, now: datetime) -> int | None:
    """Return the whole seconds until the end, negative when it is past; None without a clock."""
    return None if ends_at is None else (ends_at - now) // timedelta(seconds=1)
