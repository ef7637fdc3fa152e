"""Resume a suspended order (恢复办理): by hand, or when the time has come."""

from datetime import datetime

from django.db.models import QuerySet

from hotline.accounts.visitor import Visitor
from hotline.core.actor import SYSTEM, Actor
from hotline.core.guarded import writing
from hotline.workorders.actions._clock_stops import resume_suspended_clocks
from hotline.workorders.actions._difficulty import end_difficulty
from hotline.workorders.actions._tell import tell
from hotline.workorders.handling_events import Resumed
from hotline.workorders.models import ClockRequest, WorkOrder
from hotline.workorders.queries import get_locked, get_order_for
from hotline.workorders.rules.clock_requests import Kind
from hotline.workorders.rules.difficulty import Cause
from hotline.workorders.rules.workflow import State, Verb


def resume(*, number: str, by: Visitor, now: datetime, note: str = "") -> WorkOrder:
    """Let the clocks go on with the open time they had left.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.

    """
    with writing():
        order, _ = get_order_for(Verb.RESUME, number, by)
        _go_on(order, note=note, by=by, now=now)
    return order


def resume_due(*, now: datetime) -> int:
    """Resume every order whose stop was approved until now; return how many."""
    due = _lasting().filter(until__lte=now).values_list("order_id", flat=True)
    resumed = 0
    for order_id in list(due):
        with writing():
            order = get_locked(order_id)
            if order.state == State.SUSPENDED and _stop_of(order).until <= now:
                _go_on(order, note="挂起到期，自动恢复", by=SYSTEM, now=now)
                resumed += 1
    return resumed


def _go_on(order: WorkOrder, *, note: str, by: Actor, now: datetime) -> None:
    stop = _stop_of(order)
    stop.ended_at = now
    stop.save(update_fields=["ended_at"])
    resume_suspended_clocks(order, now=now)
    end_difficulty(order, because="恢复办理", by=by, now=now, only=Cause.SUSPENDED)
    order.state = State.HANDLING
    order.save(update_fields=["state", "due_at"])
    happening = Resumed(department_id=order.department_id or 0, request_id=stop.pk, note=note)
    tell(order, happening, by=by, now=now)


def _lasting() -> QuerySet[ClockRequest]:
    approved = ClockRequest.objects.filter(decision=ClockRequest.Decision.APPROVED)
    return approved.filter(kind=Kind.SUSPENSION, ended_at__isnull=True)


def _stop_of(order: WorkOrder) -> ClockRequest:
    return _lasting().get(order=order)
