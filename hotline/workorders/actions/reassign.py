"""Reassign an order (改派): the dispatcher changes the department."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.organizations.models import Department
from hotline.organizations.queries import get_department
from hotline.workorders.actions._clocks import start_clocks, stop_clocks
from hotline.workorders.actions._pass_shield import pass_shield
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import begin_turn, end_turns, refuse_silence
from hotline.workorders.errors import Incomplete
from hotline.workorders.handling_events import Reassigned
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import State, Verb


def reassign(
    *,
    number: str,
    department_id: int,
    reason: str,
    by: Visitor,
    now: datetime,
    share_phone: bool = False,
    shield_reason: str = "",
) -> WorkOrder:
    """Give the order to another department; its clocks start anew, helpers are released.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        UnknownDepartment: there is no such active department.
        Incomplete: nobody says why, or the department has it already.
        ShieldBlocks: see ``dispatch``.

    """
    with writing():
        order, transition = get_order_for(Verb.REASSIGN, number, by)
        department = get_department(department_id)
        refuse_silence(reason, "改派理由")
        if department.pk == order.department_id:
            msg = "工单已在该单位，无须改派。"
            raise Incomplete(msg, fields={"department_id": msg})
        pass_shield(
            order,
            department=department,
            share_phone=share_phone,
            reason=shield_reason,
            by=by,
            now=now,
        )
        order.is_phone_shared = share_phone and not order.is_confidential
        _move(order, department, transition.next_state, reason=reason, by=by, now=now)
    return order


def _move(
    order: WorkOrder,
    department: Department,
    state: State,
    *,
    reason: str,
    by: Visitor,
    now: datetime,
) -> None:
    old = order.department_id or 0
    end_turns(order, Assignment.Ending.REASSIGNED, now=now)
    turn = begin_turn(order, department, note=reason, by=by, now=now)
    stop_clocks(order, now=now)
    clocks = (Clock.ACCEPTANCE, Clock.HANDLING)
    start_clocks(order, *clocks, now=now, assignment=turn, verb=Verb.REASSIGN)
    order.state, order.department = state, department
    order.save(update_fields=["state", "department", "due_at", "is_phone_shared"])
    happening = Reassigned(
        department_id=department.pk,
        old_department_id=old,
        assignment_id=turn.pk,
        note=f"改派给{department.name}：{reason}",
    )
    tell(order, happening, by=by, now=now)
