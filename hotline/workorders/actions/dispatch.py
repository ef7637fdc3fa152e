"""Dispatch an order (派单) to a department."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.organizations.queries import get_department
from hotline.workorders.actions._hand_to import hand_to
from hotline.workorders.actions._pass_shield import pass_shield
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_order_for
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
        hand_to(
            order,
            department,
            next_state=transition.next_state,
            note=note,
            share_phone=share_phone,
            by=by,
            now=now,
        )
    return order
