"""Warn of clocks (时限预警) at their stages, and note those that have run out."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import Told, record_many
from hotline.core.guarded import writing
from hotline.workorders.events import DeadlineNear, DeadlinePassed
from hotline.workorders.rules.deadlines import CLOCK_LABELS, FULL, Clock

BATCH = 5000

_REACH = """
    WITH due AS (
        SELECT id FROM workorders_deadline
        WHERE stopped_at IS NULL AND suspended_at IS NULL AND next_warning_at <= %(now)s
        ORDER BY next_warning_at LIMIT %(batch)s
        FOR UPDATE SKIP LOCKED
    ), reached AS (
        SELECT clock.id, (SELECT count(*) FROM unnest(clock.warns) AS at WHERE at <= %(now)s) AS n
        FROM workorders_deadline AS clock JOIN due USING (id)
    )
    UPDATE workorders_deadline AS clock
    SET warned = reached.n,
        next_warning_at = clock.warns[reached.n + 1],
        passed_recorded_at =
            CASE WHEN clock.ends_at <= %(now)s THEN %(now)s ELSE clock.passed_recorded_at END
    FROM reached, workorders_workorder AS work_order
    WHERE clock.id = reached.id AND work_order.id = clock.order_id
    RETURNING clock.id, clock.clock, clock.stages[reached.n],
              work_order.number, work_order.correlation_id
"""


class _Reached(NamedTuple):
    deadline_id: int
    clock: str
    stage: int
    number: str
    story: UUID


def warn_of_deadlines(*, now: datetime) -> int:
    """Record each stage once, by sets; return how many were recorded.

    A clock that passed several stages before it was looked at is recorded at the last one
    only. Orders that somebody is changing right now are left for the next minute.
    """
    recorded = 0
    while True:
        with writing():
            batch = _reach(now)
            record_many((_told(each) for each in batch), by=SYSTEM, now=now)
        recorded += len(batch)
        if len(batch) < BATCH:
            return recorded


def _reach(now: datetime) -> list[_Reached]:
    with connection.cursor() as cursor:
        cursor.execute(_REACH, {"now": now, "batch": BATCH})
        return sorted(_Reached(*row) for row in cursor.fetchall())


def _told(each: _Reached) -> Told:
    label = CLOCK_LABELS[Clock(each.clock)]
    happening: DeadlineNear | DeadlinePassed
    if each.stage == FULL:
        happening = DeadlinePassed(
            clock=each.clock, deadline_id=each.deadline_id, note=f"{label}已到"
        )
    else:
        happening = DeadlineNear(
            clock=each.clock,
            deadline_id=each.deadline_id,
            stage=each.stage,
            note=f"{label}已过 {each.stage}%",
        )
    return Told(happening, each.number, each.story)
