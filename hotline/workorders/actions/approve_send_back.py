"""Approve a request to send back (同意退单), optionally giving the order to another department."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._decide_send_back import (
    decide_send_back,
    take_from_department,
)
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.errors import Incomplete
from hotline.workorders.events import SendBackApproved
from hotline.workorders.models import SendBack, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.workflow import Verb


def approve_send_back(
    *,
    number: str,
    comment: str,
    by: Visitor,
    now: datetime,
    department_id: int | None = None,
    share_phone: bool = False,
    shield_reason: str = "",
) -> WorkOrder:
    """Take the order back; with a department it is dispatched again at once (改派).

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: no comment, or the new department is the one that sent it back.
        NotFound: there is no such active department.
        ShieldBlocks: see ``dispatch``.

    """
    with writing():
        order, _ = get_order_for(Verb.APPROVE_SEND_BACK, number, by)
        if department_id is not None and department_id == order.department_id:
            msg = "不能改派给刚刚退单的单位。"
            raise Incomplete(msg, fields={"department_id": msg})
        request = decide_send_back(
            order, SendBack.Decision.APPROVED, comment=comment, by=by, now=now
        )
        take_from_department(order, now=now)
        record(
            SendBackApproved(
                department_id=request.assignment.department_id,
                send_back_id=request.pk,
                note=comment,
            ),
            subject_id=order.number,
            by=by,
            now=now,
            correlation_id=order.correlation_id,
        )
        if department_id is None:
            return order
        return dispatch(
            number=number,
            department_id=department_id,
            note=comment,
            share_phone=share_phone,
            shield_reason=shield_reason,
            by=by,
            now=now,
        )
