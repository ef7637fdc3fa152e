"""Accept an order (签收): the department takes it."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._clocks import stop_clocks
from hotline.workorders.actions._parts import note_acceptance
from hotline.workorders.actions._tell import tell
from hotline.workorders.errors import AlreadyDone
from hotline.workorders.events import Accepted
from hotline.workorders.helper_events import PartAccepted
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.permissions import handler_departments
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import State, Verb
from hotline.workorders.turns import lead_of, part_of


def accept(*, number: str, by: Visitor, now: datetime) -> WorkOrder:
    """Take the order, or a helper its part of it; the clock for handling goes on.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        AlreadyDone: the helper took its part before.

    """
    with writing():
        order, transition = get_order_for(Verb.ACCEPT, number, by)
        if order.state != State.AWAITING_ACCEPTANCE:
            _accept_part(order, by=by, now=now)
            return order
        Assignment.objects.filter(pk=lead_of(order).pk).update(
            accepted_at=now, accepted_by_id=by.actor_id, accepted_by_label=by.actor_label
        )
        stop_clocks(order, now=now, only=Clock.ACCEPTANCE)
        order.state = transition.next_state
        order.save(update_fields=["state", "due_at"])
        record(
            Accepted(department_id=order.department_id or 0),
            subject_id=order.number,
            by=by,
            now=now,
            correlation_id=order.correlation_id,
        )
    return order


def _accept_part(order: WorkOrder, *, by: Visitor, now: datetime) -> None:
    turn = part_of(order, handler_departments(by))
    if not note_acceptance(turn, by=by, now=now):
        msg = "本单位的会办已经签收。"
        raise AlreadyDone(msg)
    stop_clocks(order, now=now, only=Clock.ACCEPTANCE, assignment=turn)
    order.save(update_fields=["due_at"])
    happening = PartAccepted(department_id=turn.department_id, note=turn.department.name)
    tell(order, happening, by=by, now=now)
