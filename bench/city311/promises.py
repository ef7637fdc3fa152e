"""What Boston promises for each type of request, found out from its own targets.

Most types are given so many days around the clock, or so many working days to the same time
of day. The file starts the second kind in its own way: what comes in at a weekend counts from
Monday at the same time of day, what comes in from 17:00 on from 08:30 of the next working day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bench.city311.rows import Row

CLOSES_AT = 17
OPENS = (8, 30)
MOST_WORKING_DAYS = 60
NEAR = timedelta(minutes=10)
"""The file counts from when the form was opened, some seconds or minutes before ``open_dt``."""
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Promise:
    """What a type is promised; neither of the two when it is promised nothing."""

    hours: int = 0
    """Around the clock."""
    working_days: int = 0
    """From Monday to Friday; the file knows no holiday."""


def fit(rows: Iterable[Row]) -> dict[str, Promise]:
    """Return for each type the promise that explains most of its targets."""
    seen: dict[str, Counter[Promise]] = defaultdict(Counter)
    for row in rows:
        seen[row.type].update(_readings(row))
    return {kind: counts.most_common(1)[0][0] for kind, counts in seen.items()}


def _readings(row: Row) -> Iterator[Promise]:
    """Yield every promise that could have led to this target; working days come first."""
    if row.target is None:
        yield Promise()
        return
    for days in range(1, MOST_WORKING_DAYS):
        due = file_due(row.opened, days)
        if abs(due - row.target) < NEAR:
            yield Promise(working_days=days)
            break
        if due > row.target + NEAR:
            break
    hours = round((row.target - row.opened) / _HOUR)
    if hours > 0 and abs(row.opened + hours * _HOUR - row.target) < NEAR:
        yield Promise(hours=hours)


def file_start(opened: datetime) -> datetime:
    """Return from when the file counts working days."""
    start = _to_weekday(opened)
    if start.hour >= CLOSES_AT:
        next_day = (start + _DAY).replace(hour=OPENS[0], minute=OPENS[1], second=0)
        start = _to_weekday(next_day)
    return start


def file_due(opened: datetime, working_days: int) -> datetime:
    """Return the target as the file would set it."""
    due = file_start(opened)
    for _ in range(working_days):
        due = _to_weekday(due + _DAY)
    return due


def _to_weekday(moment: datetime) -> datetime:
    while moment.weekday() > _FRIDAY:
        moment += _DAY
    return moment
