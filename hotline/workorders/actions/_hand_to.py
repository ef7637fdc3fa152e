"""Give an order to a department: the turn, the clocks, the line in the story."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.organizations.models import Department
from hotline.workorders.actions._clocks import start_clocks, stop_clocks
from hotline.workorders.actions._tell import tell
from hotline.workorders.events import Dispatched
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import State, Verb


def hand_to(
    order: WorkOrder,
    department: Department,
    *,
    next_state: State,
    note: str,
    share_phone: bool,
    by: Actor,
    now: datetime,
) -> None:
    """Begin the department's turn with a locked order; call it inside ``writing()``."""
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
    order.state, order.department = next_state, department
    order.is_phone_shared = share_phone and not order.is_confidential
    order.save(update_fields=["state", "department", "due_at", "is_phone_shared"])
    happening = Dispatched(
        department_id=department.pk,
        assignment_id=assignment.pk,
        note=f"派给{department.name}" + (f"：{note}" if note else ""),
    )
    tell(order, happening, by=by, now=now)
