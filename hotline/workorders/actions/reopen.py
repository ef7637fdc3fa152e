"""Reopen a handled order (再次交办): the citizen says it is not solved."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.actor import Actor, NamedActor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._clocks import start_clocks
from hotline.workorders.actions._links import tie
from hotline.workorders.citizen_queries import get_order_of_citizen
from hotline.workorders.errors import Incomplete
from hotline.workorders.events import Reopened
from hotline.workorders.models import Merge, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import State, Transition, Verb
from hotline.workorders.turns import lead_of


def reopen(*, number: str, reason: str, by: Visitor, now: datetime) -> WorkOrder:
    """Give the order back to its department; the handling clock starts anew.

    One that was handled together with a main order goes on by itself, linked to it.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: nothing says what is not solved.

    """
    with writing():
        order, transition = get_order_for(Verb.REOPEN, number, by)
        if not reason.strip():
            msg = "请填写市民反映的未解决情况。"
            raise Incomplete(msg, fields={"comment": msg})
        _give_back(order, transition, reason, by=by, now=now)
    return order


def reopen_as_citizen(*, number: str, reason: str, now: datetime) -> WorkOrder:
    """Give the order back because the citizen said so on their own page.

    Raises:
        NoSuchOrder, NotNow: see ``citizen_queries.get_order_of_citizen``.
        Incomplete: nothing says what is not solved.

    """
    with writing():
        order, transition = get_order_of_citizen(Verb.REOPEN, number)
        if not reason.strip():
            msg = "请写明哪里没有解决。"
            raise Incomplete(msg, fields={"reason": msg})
        _give_back(order, transition, reason, by=NamedActor("市民"), now=now)
    return order


def _give_back(
    order: WorkOrder, transition: Transition, reason: str, *, by: Actor, now: datetime
) -> None:
    assignment = lead_of(order)
    start_clocks(order, Clock.HANDLING, now=now, assignment=assignment, verb=Verb.REOPEN)
    is_outside = assignment.department.is_outside
    order.state = State.FORWARDED if is_outside else transition.next_state
    order.handled_at = None
    order.save(update_fields=["state", "due_at", "handled_at"])
    _part_from_main(order, now=now)
    record(
        Reopened(department_id=assignment.department_id, note=reason),
        subject_id=order.number,
        by=by,
        now=now,
        correlation_id=order.correlation_id,
    )


def _part_from_main(order: WorkOrder, *, now: datetime) -> None:
    merge = Merge.objects.filter(order=order).select_related("main").first()
    if merge is None:
        return
    tie(order, merge.main, now=now)
    merge.delete()
