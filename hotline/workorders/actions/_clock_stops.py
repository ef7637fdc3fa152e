"""Suspend the clocks of a locked order (停表), let them go on (续表), and extend one (延期).

For the verbs that do so; each keeps the order's ``due_at`` in step, which the caller saves.
``due_at`` is None while every clock stands still: the caller's state must allow that.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from hotline.workorders.clock_policy import frozen_calendar
from hotline.workorders.models import ClockStop, Deadline, WorkOrder
from hotline.workorders.rules.deadlines import Clock, extended, go_on

_MOVED = ("ends_at", "warns", "warned", "next_warning_at", "suspended_at")


def suspend_clocks(
    order: WorkOrder,
    *,
    now: datetime,
    reason: str = "",
    only: Collection[Clock] | None = None,
) -> list[Deadline]:
    """Stop the running clocks (or those of some kinds) from now on; return those stopped.

    Clocks that stand still already go on standing still.
    """
    running = running_clocks(order)
    chosen = [each for each in running if each.suspended_at is None]
    chosen = [each for each in chosen if only is None or each.clock in only]
    for each in chosen:
        each.suspended_at = now
    Deadline.objects.filter(pk__in=[each.pk for each in chosen]).update(suspended_at=now)
    ClockStop.objects.bulk_create(
        ClockStop(deadline=each, began_at=now, reason=reason) for each in chosen
    )
    set_due(order, running)
    return chosen


def resume_suspended_clocks(order: WorkOrder, *, now: datetime) -> list[Deadline]:
    """Let every suspended clock of the order go on with the open time it had left."""
    running = running_clocks(order)
    gone_on = end_stops(running, now=now)
    set_due(order, running)
    return gone_on


def extend_clock(
    order: WorkOrder, deadline: Deadline, *, until: datetime, now: datetime
) -> Deadline:
    """Give a running clock until a later moment; what was promised first stays on the row.

    Raises:
        ValueError: the clock has stopped, or the moment is not later than its end.

    """
    if deadline.stopped_at is not None:
        msg = "a clock that has stopped cannot be extended"
        raise ValueError(msg)
    stops = list(deadline.stops.values_list("began_at", "ended_at"))
    given = extended(
        deadline.promise,
        until=until,
        calendar=frozen_calendar(deadline),
        stops=stops,
        now=deadline.suspended_at or now,
    )
    deadline.keep(given)
    deadline.passed_recorded_at = None
    deadline.save(update_fields=[*_MOVED, "passed_recorded_at"])
    set_due(order, running_clocks(order))
    return deadline


def running_clocks(order: WorkOrder) -> list[Deadline]:
    """Return the order's clocks that have not stopped, suspended ones too."""
    return list(Deadline.objects.filter(order=order, stopped_at__isnull=True))


def set_due(order: WorkOrder, running: Sequence[Deadline]) -> None:
    """Set ``due_at`` to the first end of the clocks that count; None when none does."""
    counting = [each.ends_at for each in running if each.suspended_at is None]
    order.due_at = min(counting, default=None)


def end_stops(clocks: Sequence[Deadline], *, now: datetime) -> list[Deadline]:
    """End the stops of those that stand still and move what lay ahead of them; return them."""
    standing = [each for each in clocks if each.suspended_at is not None]
    for each in standing:
        stopped_at = each.suspended_at or now
        calendar = frozen_calendar(each)
        each.keep(go_on(each.promise, calendar=calendar, stopped_at=stopped_at, now=now))
        each.suspended_at = None
        each.save(update_fields=[*_MOVED])
    if standing:
        ClockStop.objects.filter(deadline__in=standing, ended_at__isnull=True).update(ended_at=now)
    return standing
