"""Dispatch an order (派单) to a department."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.organizations.queries import get_department
from hotline.workorders.actions._clocks import start_clocks, stop_clocks
from hotline.workorders.actions._pass_shield import pass_shield
from hotline.workorders.events import Dispatched
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import Verb


def dispatch(
    *,
    number: str,
    department_id: int,
    by: Visitor,
    now: datetime,
    note: str = "",
    share_phone: bool = False,
    shield_reason: str = "",
) -> WorkOrder:
    """Give the order to a department; its clocks for acceptance and handling start.

    ``share_phone`` lets the department see the caller's number; a confidential caller's
    number is never shared. ``shield_reason`` says why it goes in spite of what the shield found.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        NotFound: there is no such active department.
        ShieldBlocks: the shield found what must be mended, and no reason was given.

    """
    with writing():
        order, transition = get_order_for(Verb.DISPATCH, number, by)
        department = get_department(department_id)
        pass_shield(
            order,
            department=department,
            share_phone=share_phone,
            reason=shield_reason,
            by=by,
            now=now,
        )
        assignment = Assignment.objects.create(
            order=order,
            department=department,
            note=note,
            assigned_at=now,
            assigned_by_id=by.actor_id,
            assigned_by_label=by.actor_label,
        )
        stop_clocks(order, now=now)
        clocks = (Clock.ACCEPTANCE, Clock.HANDLING)
        start_clocks(order, *clocks, now=now, assignment=assignment, verb=Verb.DISPATCH)
        order.state, order.department = transition.next_state, department
        order.is_phone_shared = share_phone and not order.is_confidential
        order.save(update_fields=["state", "department", "due_at", "is_phone_shared"])
        record(
            Dispatched(
                department_id=department.pk,
                assignment_id=assignment.pk,
                note=f"派给{department.name}" + (f"：{note}" if note else ""),
            ),
            subject_id=order.number,
            by=by,
            now=now,
            correlation_id=order.correlation_id,
        )
    return order
