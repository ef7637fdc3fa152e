"""Look over the clocks of every open order at night (时限夜间清理), by sets."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import Told, record_many
from hotline.core.guarded import writing
from hotline.workorders.actions.warn_of_deadlines import warn_of_deadlines
from hotline.workorders.events import DueTimeMended
from hotline.workorders.models import Deadline, WorkOrder

BATCH = 5000

_FIRST_END = """
    SELECT min(clock.ends_at) FROM workorders_deadline AS clock
    WHERE clock.order_id = work_order.id
      AND clock.stopped_at IS NULL AND clock.suspended_at IS NULL
"""
_ASTRAY = f"""
    SELECT work_order.id FROM workorders_workorder AS work_order
    JOIN (
        SELECT order_id, min(ends_at) AS first_end FROM workorders_deadline
        WHERE stopped_at IS NULL AND suspended_at IS NULL GROUP BY order_id
    ) AS running ON running.order_id = work_order.id
    WHERE work_order.due_at <> running.first_end
    LIMIT {BATCH} FOR UPDATE OF work_order SKIP LOCKED
"""  # noqa: S608 - a number of ours
_MEND = f"""
    UPDATE workorders_workorder AS work_order SET due_at = ({_FIRST_END})
    WHERE work_order.id = ANY(%s)
      AND work_order.due_at IS DISTINCT FROM ({_FIRST_END})
    RETURNING work_order.number, work_order.correlation_id
"""  # noqa: S608 - built of our own words


@dataclass(frozen=True, slots=True)
class Swept:
    """What the night found: stages recorded, due times mended, orders due by no clock."""

    recorded: int
    mended: int
    clockless: int


def sweep_clocks(*, now: datetime) -> Swept:
    """Record every stage that is due, bring lists in step with the clocks, count what has none.

    Orders that somebody is changing right now are left for the next night.
    """
    recorded = warn_of_deadlines(now=now)
    return Swept(recorded, _mend(now), _count_clockless())


def _mend(now: datetime) -> int:
    """Set ``due_at`` anew where it is not the first end of the running clocks."""
    mended = 0
    while True:
        with writing():
            rows = _mend_some()
            told = (Told(DueTimeMended(), number, story) for number, story in rows)
            record_many(told, by=SYSTEM, now=now)
        mended += len(rows)
        if len(rows) < BATCH:
            return mended


def _mend_some() -> list[tuple[str, UUID]]:
    """Lock first, then look again: what the locks waited for may have mended it."""
    with connection.cursor() as cursor:
        cursor.execute(_ASTRAY)
        ids = [each for (each,) in cursor.fetchall()]
        if not ids:
            return []
        cursor.execute(_MEND, [ids])
        return list(cursor.fetchall())


def _count_clockless() -> int:
    """Count orders that are due by no clock at all: a fault somebody must look into."""
    clocks = Deadline.objects.filter(order=OuterRef("pk"), stopped_at__isnull=True)
    return WorkOrder.objects.filter(due_at__isnull=False).exclude(Exists(clocks)).count()
