"""Refuse a request to send back (不同意退单): the department keeps the order."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._decide_send_back import (
    decide_send_back,
    leave_with_department,
)
from hotline.workorders.events import SendBackRefused
from hotline.workorders.models import SendBack, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.workflow import Verb


def refuse_send_back(*, number: str, comment: str, by: Visitor, now: datetime) -> WorkOrder:
    """Give the order back to the department; its clocks go on with what was left of them.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: no comment says why.

    """
    with writing():
        order, _ = get_order_for(Verb.REFUSE_SEND_BACK, number, by)
        request = decide_send_back(
            order, SendBack.Decision.REFUSED, comment=comment, by=by, now=now
        )
        leave_with_department(order, now=now)
        record(
            SendBackRefused(
                department_id=request.assignment.department_id,
                send_back_id=request.pk,
                note=comment,
            ),
            subject_id=order.number,
            by=by,
            now=now,
            correlation_id=order.correlation_id,
        )
    return order
