"""Accept an order (签收): the department takes it."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._clocks import stop_clocks
from hotline.workorders.events import Accepted
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.turns import lead_of


def accept(*, number: str, by: Visitor, now: datetime) -> WorkOrder:
    """Take the order; the clock for handling goes on.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.

    """
    with writing():
        order, transition = get_order_for(Verb.ACCEPT, number, by)
        Assignment.objects.filter(pk=lead_of(order).pk).update(
            accepted_at=now, accepted_by_id=by.actor_id, accepted_by_label=by.actor_label
        )
        stop_clocks(order, now=now, only=Clock.ACCEPTANCE)
        order.state = transition.next_state
        order.save(update_fields=["state", "due_at"])
        record(
            Accepted(department_id=order.department_id or 0),
            subject_id=order.number,
            by=by,
            now=now,
            correlation_id=order.correlation_id,
        )
    return order
