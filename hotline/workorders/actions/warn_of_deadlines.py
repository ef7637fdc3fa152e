"""Warn of clocks (时限预警) at their stages, and note those that have run out."""

import json
from datetime import datetime
from functools import cache

from hotline.core.actor import SYSTEM
from hotline.core.event_sets import record_changes, shape_of
from hotline.core.guarded import writing
from hotline.workorders.events import DeadlineNear, DeadlinePassed
from hotline.workorders.rules.deadlines import CLOCK_LABELS, FULL, Clock

BATCH = 5000

_REACH = """
    WITH due AS (
        SELECT id, width_bucket(%(now)s, warns) AS reached FROM workorders_deadline
        WHERE stopped_at IS NULL AND suspended_at IS NULL AND next_warning_at <= %(now)s
        ORDER BY next_warning_at LIMIT %(batch)s
        FOR UPDATE SKIP LOCKED
    ), told AS (
        UPDATE workorders_deadline AS clock
        SET warned = due.reached,
            next_warning_at = clock.warns[due.reached + 1],
            passed_recorded_at =
                CASE WHEN clock.ends_at <= %(now)s THEN %(now)s ELSE clock.passed_recorded_at END
        FROM due, workorders_workorder AS work_order
        WHERE clock.id = due.id AND work_order.id = clock.order_id
        RETURNING %(shapes)s::jsonb -> (clock.clock || clock.stages[due.reached]) AS shape,
            jsonb_build_object('deadline_id', clock.id) AS details,
            work_order.number AS subject_id, work_order.correlation_id
    )
"""


def warn_of_deadlines(*, now: datetime) -> int:
    """Record each stage once, by sets; return how many were recorded.

    A clock that passed several stages before it was looked at is recorded at the last one
    only. Orders that somebody is changing right now are left for the next minute.
    """
    values = {"now": now, "batch": BATCH, "shapes": _shapes()}
    recorded = 0
    while True:
        with writing():
            batch = record_changes(_REACH, values, by=SYSTEM, now=now)
        recorded += batch
        if batch < BATCH:
            return recorded


@cache
def _shapes() -> str:
    """Return what is told of each clock at each stage; PostgreSQL adds whose clock it is."""
    stages = range(1, FULL + 1)
    shapes = {f"{clock}{at}": shape_of(_happening(clock, at)) for clock in Clock for at in stages}
    return json.dumps(shapes, ensure_ascii=False)


def _happening(clock: Clock, stage: int) -> DeadlineNear | DeadlinePassed:
    label = CLOCK_LABELS[clock]
    if stage == FULL:
        return DeadlinePassed(clock=clock, deadline_id=0, note=f"{label}已到")
    note = f"{label}已过 {stage}%"
    return DeadlineNear(clock=clock, deadline_id=0, stage=stage, note=note)
