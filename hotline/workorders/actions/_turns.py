"""Begin and end the turns of departments with a locked order."""

from datetime import datetime

from hotline.core.actor import SYSTEM, Actor
from hotline.organizations.models import Department
from hotline.workorders.actions._supervision import end_supervision
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Allotment, Assignment, ClockRequest, SendBack, WorkOrder
from hotline.workorders.rules.clock_requests import Kind


def begin_turn(
    order: WorkOrder,
    department: Department,
    *,
    by: Actor,
    now: datetime,
    note: str = "",
    role: Assignment.Role = Assignment.Role.LEAD,
) -> Assignment:
    """Give the order to a department, to lead or to help."""
    return Assignment.objects.create(
        order=order,
        department=department,
        role=role,
        note=note,
        assigned_at=now,
        assigned_by_id=by.actor_id,
        assigned_by_label=by.actor_label,
    )


def end_turns(order: WorkOrder, ending: Assignment.Ending, *, now: datetime) -> None:
    """End every turn with the order: helpers', what was allotted, asked, and a stop."""
    end_allotments(order, now=now)
    lapse_requests(order, now=now)
    _end_stop(order, now=now)
    if ending is Assignment.Ending.CLOSED:
        end_supervision(order, now=now)
    Assignment.objects.filter(order=order, ended_at__isnull=True).update(
        ended_at=now, ending=ending
    )


def end_allotments(order: WorkOrder, *, now: datetime) -> None:
    """Nobody below the department has the order any more."""
    steps = Allotment.objects.filter(assignment__order=order, ended_at__isnull=True)
    steps.update(ended_at=now)


def lapse_send_back(order: WorkOrder, *, now: datetime) -> None:
    """Nobody needs to decide any more whether the department may send the order back."""
    SendBack.objects.filter(order=order, decision="").update(
        decision=SendBack.Decision.LAPSED,
        decided_at=now,
        decided_by_label=SYSTEM.actor_label,
    )


def lapse_requests(
    order: WorkOrder, *, now: datetime, assignment: Assignment | None = None
) -> None:
    """Drop what waits for the dispatcher, all or one department's: it moved on without it."""
    waiting = ClockRequest.objects.filter(order=order, decision="")
    if assignment is not None:
        waiting = waiting.filter(assignment=assignment)
    waiting.update(
        decision=ClockRequest.Decision.LAPSED,
        decided_at=now,
        decided_by_label=SYSTEM.actor_label,
    )


def _end_stop(order: WorkOrder, *, now: datetime) -> None:
    """An order that leaves while it is suspended is suspended no longer."""
    approved = ClockRequest.objects.filter(order=order, decision=ClockRequest.Decision.APPROVED)
    approved.filter(kind=Kind.SUSPENSION, ended_at__isnull=True).update(ended_at=now)


def refuse_silence(reason: str, what: str) -> None:
    """Insist on a reason.

    Raises:
        Incomplete: there is none.

    """
    if not reason.strip():
        msg = f"请填写{what}。"
        raise Incomplete(msg, fields={"reason": msg})
