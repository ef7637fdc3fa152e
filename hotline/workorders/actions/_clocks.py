"""Start, stop and restart the clocks of a locked order, keeping its ``due_at`` in step.

Suspending, going on and extending are in ``_clock_stops.py``.
"""

from collections.abc import Sequence
from datetime import datetime

from hotline.reference.queries import choose_limit
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.choices import Case
from hotline.reference.rules.dictionaries import Urgency
from hotline.reference.rules.limits import Limit
from hotline.workorders.actions._clock_stops import end_stops, running_clocks, set_due
from hotline.workorders.clock_policy import frozen_calendar
from hotline.workorders.models import Assignment, Deadline, WorkOrder
from hotline.workorders.rules.deadlines import Clock, limit_name, promise, promise_rest
from hotline.workorders.rules.workflow import Verb


def new_clocks(
    order: WorkOrder,
    *clocks: Clock,
    now: datetime,
    assignment: Assignment | None = None,
    verb: Verb | None = None,
) -> list[Deadline]:
    """Prepare clocks by the limits in force today; sets ``due_at``; saves nothing.

    The city chooses limits by clock, channel, urgency, topic, and the verb that starts them.
    """
    rows = []
    for clock in clocks:
        limit = _limit(order, clock, verb, now)
        row = Deadline(order=order, assignment=assignment, clock=clock)
        _freeze(row, limit)
        row.keep(promise(limit, now))
        row.promised_ends_at = row.ends_at
        rows.append(row)
    ends = [each.ends_at for each in rows]
    order.due_at = min([*ends, order.due_at] if order.due_at else ends)
    return rows


def start_clocks(
    order: WorkOrder,
    *clocks: Clock,
    now: datetime,
    assignment: Assignment | None = None,
    verb: Verb | None = None,
) -> None:
    """Start clocks by the limits in force today; sets ``due_at``, which the caller saves."""
    rows = new_clocks(order, *clocks, now=now, assignment=assignment, verb=verb)
    Deadline.objects.bulk_create(rows)


def _limit(order: WorkOrder, clock: Clock, verb: Verb | None, now: datetime) -> Limit:
    case = Case(clock=clock, verb=verb or "", channel=order.channel, urgency=order.urgency)
    return choose_limit(
        case,
        local_date(now),
        topic=lambda: order.topic.code,
        otherwise=limit_name(clock, Urgency(order.urgency)),
    )


def _freeze(row: Deadline, limit: Limit) -> None:
    """Keep the policy as it is now."""
    row.limit_name, row.limit_version = limit.name, limit.version
    row.limit_minutes, row.limit_working_days = limit.minutes, limit.working_days
    row.calendar_name, row.calendar_version = limit.calendar.name, limit.calendar.version
    row.holidays_version, row.act_within = limit.calendar.holidays_version, limit.act_within


def stop_clocks(
    order: WorkOrder,
    *,
    now: datetime,
    only: Clock | None = None,
    assignment: Assignment | None = None,
) -> None:
    """Stop the clocks of whoever has the order, one kind, or one assignment's.

    The 48 hours of suspended and difficult orders are the order's own: they stop by name only,
    see ``_difficulty.py``. Sets ``due_at`` for the caller.
    """
    running = running_clocks(order)
    stopping = [
        each
        for each in running
        if each.clock == only or (only is None and each.clock != Clock.DIFFICULT)
    ]
    if assignment is not None:
        stopping = [each for each in stopping if each.assignment_id == assignment.pk]
    end_stops(stopping, now=now)
    ids = [each.pk for each in stopping]
    Deadline.objects.filter(pk__in=ids).update(stopped_at=now)
    set_due(order, [each for each in running if each.pk not in ids])


def resume_clocks(order: WorkOrder, clocks: Sequence[Clock], *, now: datetime) -> None:
    """Start stopped clocks again with what was left of them when they were last stopped.

    The calendar is the one frozen when the clock first started: the promise is kept as
    it was given.
    """
    stopped = []
    for clock in clocks:
        of_kind = Deadline.objects.filter(order=order, clock=clock)
        of_lead = of_kind.exclude(assignment__role=Assignment.Role.HELPER)
        last = of_lead.order_by("-id").first()
        if last is not None:
            stopped.append(last)
    restart_clocks(order, stopped, now=now)


def restart_clocks(order: WorkOrder, stopped: Sequence[Deadline], *, now: datetime) -> None:
    """Start these anew with what was left of them; sets ``due_at`` for the caller."""
    rows = []
    for last in stopped:
        if last.stopped_at is None:
            continue
        calendar = frozen_calendar(last)
        rest = promise_rest(last.promise, calendar=calendar, stopped_at=last.stopped_at, start=now)
        row = _copy(last)
        row.keep(rest)
        row.promised_ends_at = row.ends_at
        rows.append(row)
    Deadline.objects.bulk_create(rows)
    ends = [each.ends_at for each in rows]
    order.due_at = min([*ends, order.due_at] if order.due_at else ends, default=None)


def _copy(last: Deadline) -> Deadline:
    """Return an unsaved clock by the same frozen policy."""
    return Deadline(
        order=last.order,
        assignment=last.assignment,
        clock=last.clock,
        limit_name=last.limit_name,
        limit_version=last.limit_version,
        limit_minutes=last.limit_minutes,
        limit_working_days=last.limit_working_days,
        calendar_name=last.calendar_name,
        calendar_version=last.calendar_version,
        holidays_version=last.holidays_version,
        act_within=last.act_within,
    )
