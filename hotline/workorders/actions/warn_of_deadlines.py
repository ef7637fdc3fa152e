"""Warn of clocks (时限预警) that are near their end, and note those that have run out."""

from datetime import datetime

from django.db.models import QuerySet

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.events import DeadlineNear, DeadlinePassed
from hotline.workorders.models import Deadline
from hotline.workorders.rules.deadlines import CLOCK_LABELS, Clock

BATCH = 500


def warn_of_deadlines(*, now: datetime) -> int:
    """Record each warning once; return how many were recorded.

    A clock that ran out before it was ever looked at is recorded as passed only. Orders
    that somebody is changing right now are left for the next minute.
    """
    recorded = 0
    while True:
        with writing():
            passed = _running().filter(ends_at__lte=now, passed_recorded_at__isnull=True)
            near = _running().filter(
                warns_at__lte=now, ends_at__gt=now, near_recorded_at__isnull=True
            )
            batch = [*passed[:BATCH], *near[:BATCH]]
            for each in batch:
                _record(each, now)
        recorded += len(batch)
        if len(batch) < BATCH:
            return recorded


def _running() -> QuerySet[Deadline]:
    rows = Deadline.objects.select_for_update(of=("self",), skip_locked=True)
    return rows.filter(stopped_at__isnull=True).select_related("order").order_by("ends_at")


def _record(each: Deadline, now: datetime) -> None:
    label = CLOCK_LABELS[Clock(each.clock)]
    happening: DeadlineNear | DeadlinePassed
    if each.ends_at <= now:
        each.passed_recorded_at = now
        happening = DeadlinePassed(clock=each.clock, deadline_id=each.pk, note=f"{label}已到")
    else:
        each.near_recorded_at = now
        happening = DeadlineNear(clock=each.clock, deadline_id=each.pk, note=f"{label}将到")
    each.save(update_fields=["passed_recorded_at", "near_recorded_at"])
    record(
        happening,
        subject_id=each.order.number,
        by=SYSTEM,
        now=now,
        correlation_id=each.order.correlation_id,
    )
