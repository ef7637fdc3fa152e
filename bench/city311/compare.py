"""Compare our flag with the file's on every row, and explain each difference."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bench.city311.promises import CLOSES_AT, NEAR, Promise, file_due, file_start
from bench.city311.rows import WALL, Row

ON_TIME, OVERDUE = "ONTIME", "OVERDUE"
SEEN_AT = datetime(2019, 7, 1, tzinfo=WALL)
"""The file was taken out after its last closing; what is open then is judged by that day."""
_HOUR = timedelta(hours=1)


class Why(StrEnum):
    """Why the flags differ."""

    NO_FLAG = "the file has no flag; its own dates say what we say"
    OWN_TARGET = "the file gave this request another target than its type usually has"
    START_AT_WEEKEND = "came in at a weekend: the file counts from Monday at the same time of day"
    START_IN_THE_EVENING = "came in after 17:00: the file counts from 08:30 of the next working day"
    SECONDS = "closed within the seconds between the file's first moment and open_dt"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Difference:
    """One row on which the flags differ."""

    row: Row
    due: datetime
    ours: str
    why: Why


def our_flag(due: datetime, stopped: datetime | None, seen_at: datetime) -> str:
    """Return the flag by our clock: late once it has stopped, or is seen, after its end."""
    return OVERDUE if (stopped or seen_at) > due else ON_TIME


def file_flag(row: Row, seen_at: datetime) -> str:
    """Return the flag that the file's own dates give."""
    return ON_TIME if row.target is None else our_flag(row.target, row.closed, seen_at)


def explain(row: Row, due: datetime, promise: Promise, seen_at: datetime) -> Difference | None:
    """Return the difference between the flags, or None."""
    ours = our_flag(due, row.closed, seen_at)
    if ours == row.flag:
        return None
    return Difference(row, due, ours, _why(row, due, ours, promise, seen_at))


def _why(row: Row, due: datetime, ours: str, promise: Promise, seen_at: datetime) -> Why:
    if not row.flag and ours == file_flag(row, seen_at):
        return Why.NO_FLAG
    if not is_usual(row, promise):
        return Why.OWN_TARGET
    if row.target is not None and abs(row.target - due) < NEAR:
        return Why.SECONDS
    if promise.working_days and file_start(row.opened) != row.opened:
        is_evening = row.opened.hour >= CLOSES_AT
        return Why.START_IN_THE_EVENING if is_evening else Why.START_AT_WEEKEND
    return Why.UNEXPLAINED


def is_usual(row: Row, promise: Promise) -> bool:
    """Tell whether the file's target is the one its type usually has."""
    if row.target is None:
        return promise == Promise()
    if promise.working_days:
        return abs(file_due(row.opened, promise.working_days) - row.target) < NEAR
    return bool(promise.hours) and abs(row.opened + promise.hours * _HOUR - row.target) < NEAR
