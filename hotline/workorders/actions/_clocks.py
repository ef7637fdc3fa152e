"""Start, stop and restart the clocks of a locked order, keeping its ``due_at`` in step."""

from collections.abc import Sequence
from datetime import datetime

from hotline.reference.queries import get_limit
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.dictionaries import Urgency
from hotline.reference.rules.limits import Limit
from hotline.workorders.models import Assignment, Deadline, WorkOrder
from hotline.workorders.rules.deadlines import (
    Clock,
    Promise,
    limit_name,
    promise,
    promise_rest,
)


def new_clocks(
    order: WorkOrder, *clocks: Clock, now: datetime, assignment: Assignment | None = None
) -> list[Deadline]:
    """Prepare clocks by the limits in force today; sets ``due_at``; saves nothing."""
    rows = []
    for clock in clocks:
        limit = get_limit(limit_name(clock, Urgency(order.urgency)), local_date(now))
        rows.append(_row(order, clock, limit, promise(limit, now), assignment))
    ends = [each.ends_at for each in rows]
    order.due_at = min([*ends, order.due_at] if order.due_at else ends)
    return rows


def start_clocks(
    order: WorkOrder, *clocks: Clock, now: datetime, assignment: Assignment | None = None
) -> None:
    """Start clocks by the limits in force today; sets ``due_at``, which the caller saves."""
    Deadline.objects.bulk_create(new_clocks(order, *clocks, now=now, assignment=assignment))


def _row(
    order: WorkOrder, clock: Clock, limit: Limit, given: Promise, assignment: Assignment | None
) -> Deadline:
    return Deadline(
        order=order,
        assignment=assignment,
        clock=clock,
        limit_name=limit.name,
        limit_version=limit.version,
        calendar_name=limit.calendar.name,
        calendar_version=limit.calendar.version,
        wording=given.wording,
        started_at=given.starts_at,
        ends_at=given.ends_at,
        warns_at=given.warns_at,
    )


def stop_clocks(order: WorkOrder, *, now: datetime, only: Clock | None = None) -> None:
    """Stop every running clock, or one kind; sets ``due_at``, which the caller saves."""
    running = list(Deadline.objects.filter(order=order, stopped_at__isnull=True))
    stopping = [each for each in running if only is None or each.clock == only]
    ids = [each.pk for each in stopping]
    Deadline.objects.filter(pk__in=ids).update(stopped_at=now)
    going_on = [each.ends_at for each in running if each.pk not in ids]
    order.due_at = min(going_on, default=None)


def resume_clocks(order: WorkOrder, clocks: Sequence[Clock], *, now: datetime) -> None:
    """Start stopped clocks again with what was left of them when they were last stopped.

    The calendar is the one in force when the clock first started: the promise is kept as
    it was given.
    """
    rows = []
    for clock in clocks:
        last = Deadline.objects.filter(order=order, clock=clock).order_by("-id").first()
        if last is None or last.stopped_at is None:
            continue
        limit = get_limit(last.limit_name, local_date(last.started_at))
        rest = promise_rest(limit, ends_at=last.ends_at, stopped_at=last.stopped_at, start=now)
        row = _row(order, clock, limit, rest, last.assignment)
        row.wording = last.wording
        row.limit_version, row.calendar_version = last.limit_version, last.calendar_version
        rows.append(row)
    Deadline.objects.bulk_create(rows)
    order.due_at = min((each.ends_at for each in rows), default=order.due_at)
