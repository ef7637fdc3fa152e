"""Begin and end the 48 hours of suspended and difficult orders (挂起、疑难件)."""

from datetime import datetime

from hotline.core.actor import SYSTEM, Actor
from hotline.workorders.actions._clocks import start_clocks, stop_clocks
from hotline.workorders.models import Difficulty, WorkOrder
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.difficulty import Cause
from hotline.workorders.rules.workflow import Verb


def open_difficulty(order: WorkOrder) -> Difficulty | None:
    """Return why the 48 hours hold for the order now, if they do."""
    return Difficulty.objects.filter(order=order, ended_at__isnull=True).first()


def begin_difficulty(
    order: WorkOrder,
    cause: Cause,
    *,
    reason: str,
    by: Actor,
    now: datetime,
    verb: Verb,
    is_by_hotline: bool = True,
) -> None:
    """Start the 48 hours; sets ``due_at`` and the mark, which the caller saves.

    The clock is the order's own: it goes on when another department gets the order.
    """
    Difficulty.objects.create(
        order=order,
        cause=cause,
        reason=reason,
        is_by_hotline=is_by_hotline,
        escalated_at=now,
        escalated_by_id=by.actor_id,
        escalated_by_label=by.actor_label,
    )
    start_clocks(order, Clock.DIFFICULT, now=now, verb=verb)
    order.is_difficult = cause is Cause.DIFFICULT


def end_difficulty(
    order: WorkOrder, *, because: str, now: datetime, by: Actor = SYSTEM, only: Cause | None = None
) -> None:
    """End the 48 hours, if they run; saves the mark; sets ``due_at``, which the caller saves."""
    row = open_difficulty(order)
    if row is None or only not in {None, row.cause}:
        return
    row.ended_at, row.ended_by_label, row.ended_because = now, by.actor_label, because
    row.save(update_fields=["ended_at", "ended_by_label", "ended_because"])
    stop_clocks(order, now=now, only=Clock.DIFFICULT)
    if order.is_difficult:
        order.is_difficult = False
        order.save(update_fields=["is_difficult"])
