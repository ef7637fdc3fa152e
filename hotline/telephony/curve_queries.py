"""Half hours of the floor (当日曲线): counted from call records, with days to compare with."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db import connection

from hotline.reference.models import Holiday
from hotline.reference.queries import list_marked_days
from hotline.reference.rules.calendar import local_date, local_midnight
from hotline.telephony.models import CallRecord
from hotline.telephony.rules.days_alike import WEEKS, MarkedDays
from hotline.telephony.rules.half_hours import (
    SLOT,
    SLOTS,
    DayCurve,
    Wait,
    most_waiting,
    slots_over,
)

_KEPT_SECONDS = 600
"""Days that are over change only when records are made again."""
_ONE_DAY = timedelta(days=1)
_COUNTS = """
SELECT begin AS day, FLOOR(EXTRACT(EPOCH FROM queued_at - begin) / %(seconds)s)::int AS slot,
       COUNT(*), COUNT(*) FILTER (WHERE result = 'answered')
FROM unnest(%(days)s::timestamptz[]) AS begin
JOIN telephony_callrecord ON queued_at >= begin AND queued_at < begin + interval '1 day'
WHERE direction = 'inbound' AND NOT is_test AND (%(queue)s = '' OR queue = %(queue)s)
GROUP BY begin, slot
"""


def marked_days(day: date) -> MarkedDays:
    """Return holidays and make-up days of the weeks before the day, and its own."""
    found = list_marked_days(day - timedelta(weeks=WEEKS + 1), day)
    return MarkedDays(
        holidays=frozenset(each.date for each in found if each.kind == Holiday.Kind.HOLIDAY),
        make_up_days=frozenset(each.date for each in found if each.kind == Holiday.Kind.MAKE_UP),
    )


def day_curve(day: date, queue: str, now: datetime) -> DayCurve:
    """Return one day up to now, the running half hour included."""
    midnight = local_midnight(day)
    slots = min(SLOTS, slots_over(midnight, now) + 1)
    counts = _counts([day], queue).get(day, {})
    return DayCurve(
        arrivals=tuple(counts.get(slot, (0, 0))[0] for slot in range(slots)),
        answered=tuple(counts.get(slot, (0, 0))[1] for slot in range(slots)),
        waiting=most_waiting(_waits(midnight, queue, now), midnight, slots),
    )


def past_curve(day: date, queue: str, now: datetime) -> DayCurve:
    """Return a whole day that is over; kept for a while."""
    key = f"telephony.day_curve:{day}:{local_date(now)}:{_digest(queue)}"
    known: DayCurve | None = cache.get(key)
    if known is None:
        known = day_curve(day, queue, local_midnight(day) + _ONE_DAY - timedelta(microseconds=1))
        cache.set(key, known, _KEPT_SECONDS)
    return known


def past_arrivals(days: Collection[date], queue: str, today: date) -> dict[date, tuple[int, ...]]:
    """Return day → arrivals of its half hours, for days before today; kept for a while."""
    key = f"telephony.past_arrivals:{today}:{_digest(queue)}"
    known: dict[date, tuple[int, ...]] = cache.get(key) or {}
    missing = [each for each in days if each not in known]
    if missing:
        found = _counts(missing, queue)
        fresh = {day: _arrivals(found.get(day, {})) for day in missing}
        known = {**known, **fresh}
        cache.set(key, known, _KEPT_SECONDS)
    return {day: known[day] for day in days}


def _arrivals(slots: dict[int, tuple[int, int]]) -> tuple[int, ...]:
    return tuple(slots.get(slot, (0, 0))[0] for slot in range(SLOTS))


def _counts(days: Iterable[date], queue: str) -> dict[date, dict[int, tuple[int, int]]]:
    words: dict[str, Any] = {
        "days": [local_midnight(each) for each in days],
        "queue": queue,
        "seconds": SLOT.total_seconds(),
    }
    found: dict[date, dict[int, tuple[int, int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, words)
        for begin, slot, arrivals, answered in cursor.fetchall():
            found.setdefault(local_date(begin), {})[slot] = (arrivals, answered)
    return found


def _waits(midnight: datetime, queue: str, now: datetime) -> list[Wait]:
    """Return who waited on the day, and who had waited since before it."""
    until = min(now, midnight + _ONE_DAY)
    rows = CallRecord.objects.filter(
        queued_at__gte=midnight - SLOT * 4,
        queued_at__lt=until,
        direction="inbound",
        is_test=False,
    )
    if queue:
        rows = rows.filter(queue=queue)
    waits: list[Wait] = []
    for began, seconds in rows.values_list("queued_at", "waited_seconds"):
        if began is None:
            continue
        ended = until if seconds is None else began + timedelta(seconds=seconds)
        if ended > midnight:
            waits.append((began, min(ended, until)))
    return waits


def _digest(queue: str) -> str:
    """Return what stands for a queue in a key: its name is whatever somebody asked for."""
    return hashlib.sha256(queue.encode()).hexdigest()[:32]
