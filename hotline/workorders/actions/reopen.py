"""Reopen a handled order (再次交办): the citizen says it is not solved."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._clocks import start_clocks
from hotline.workorders.errors import Incomplete
from hotline.workorders.events import Reopened
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import Verb


def reopen(*, number: str, reason: str, by: Visitor, now: datetime) -> WorkOrder:
    """Give the order back to its department; the handling clock starts anew.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: nothing says what is not solved.

    """
    with writing():
        order, transition = get_order_for(Verb.REOPEN, number, by)
        if not reason.strip():
            msg = "请填写市民反映的未解决情况。"
            raise Incomplete(msg, fields={"comment": msg})
        assignment = Assignment.objects.get(order=order, ended_at__isnull=True)
        start_clocks(order, Clock.HANDLING, now=now, assignment=assignment, verb=Verb.REOPEN)
        order.state, order.handled_at = transition.next_state, None
        order.save(update_fields=["state", "due_at", "handled_at"])
        record(
            Reopened(department_id=assignment.department_id, note=reason),
            subject_id=order.number,
            by=by,
            now=now,
            correlation_id=order.correlation_id,
        )
    return order
