"""Ask another department to help (会办); the one that leads stays the same."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.organizations.queries import get_department
from hotline.workorders.actions._clocks import start_clocks
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import begin_turn, refuse_silence
from hotline.workorders.errors import Incomplete
from hotline.workorders.handling_events import HelperAdded
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import Verb


def co_handle(
    *, number: str, department_id: int, reason: str, by: Visitor, now: datetime
) -> WorkOrder:
    """Add a helper with clocks of its own, for accepting and for its part.

    The order goes to review when every part is in.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        UnknownDepartment: there is no such active department.
        Incomplete: nobody says what to help with, or the department has the order already.

    """
    with writing():
        order, _ = get_order_for(Verb.CO_HANDLE, number, by)
        department = get_department(department_id)
        refuse_silence(reason, "会办事项")
        open_turns = Assignment.objects.filter(order=order, ended_at__isnull=True)
        same = open_turns.filter(department=department)
        same.filter(done_at__isnull=False).update(ended_at=now, ending=Assignment.Ending.DONE)
        if same.exists():
            msg = "该单位已是本工单的主办或会办单位。"
            raise Incomplete(msg, fields={"department_id": msg})
        turn = begin_turn(
            order, department, note=reason, by=by, now=now, role=Assignment.Role.HELPER
        )
        clocks = (Clock.ACCEPTANCE, Clock.HANDLING)
        start_clocks(order, *clocks, now=now, assignment=turn, verb=Verb.CO_HANDLE)
        order.save(update_fields=["due_at"])
        note = f"请{department.name}会办：{reason}"
        happening = HelperAdded(department_id=department.pk, assignment_id=turn.pk, note=note)
        tell(order, happening, by=by, now=now)
    return order
