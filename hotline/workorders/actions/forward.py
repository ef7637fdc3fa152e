"""Forward an order (转办) to a body outside this chain: another level, 110, an enterprise."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.organizations.queries import get_outside_body
from hotline.workorders.actions._clocks import start_clocks, stop_clocks
from hotline.workorders.actions._pass_shield import pass_shield
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import begin_turn, refuse_silence
from hotline.workorders.handling_events import Forwarded
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import Verb


def forward(
    *,
    number: str,
    department_id: int,
    reason: str,
    by: Visitor,
    now: datetime,
    shield_reason: str = "",
) -> WorkOrder:
    """Give the order to an outside body; the hotline watches its clock and writes its reply.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        UnknownDepartment: there is no such active outside body.
        Incomplete: nobody says why.
        ShieldBlocks: see ``dispatch``.

    """
    with writing():
        order, transition = get_order_for(Verb.FORWARD, number, by)
        body = get_outside_body(department_id)
        refuse_silence(reason, "转办理由")
        pass_shield(order, department=body, share_phone=False, reason=shield_reason, by=by, now=now)
        turn = begin_turn(order, body, note=reason, by=by, now=now)
        stop_clocks(order, now=now)
        start_clocks(order, Clock.HANDLING, now=now, assignment=turn, verb=Verb.FORWARD)
        order.state, order.department = transition.next_state, body
        order.save(update_fields=["state", "department", "due_at"])
        note = f"转给{body.name}：{reason}"
        happening = Forwarded(department_id=body.pk, assignment_id=turn.pk, note=note)
        tell(order, happening, by=by, now=now)
    return order
