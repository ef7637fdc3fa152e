"""Approve a result (审核通过): the order is handled and goes to the follow-up."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._clocks import stop_clocks
from hotline.workorders.actions._difficulty import end_difficulty
from hotline.workorders.actions._merged_orders import let_go_or_ask
from hotline.workorders.events import Handled
from hotline.workorders.models import Result, Review, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.turns import lead_of


def approve_result(*, number: str, by: Visitor, now: datetime, comment: str = "") -> WorkOrder:
    """Accept the latest result; ``workorder.handled`` makes the follow-up.

    Other citizens whose orders were merged into this one get a follow-up each.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.

    """
    with writing():
        order, transition = get_order_for(Verb.APPROVE_RESULT, number, by)
        result = Result.objects.filter(assignment=lead_of(order)).latest("id")
        Review.objects.create(
            result=result,
            is_approved=True,
            comment=comment,
            reviewed_at=now,
            reviewed_by_id=by.actor_id,
            reviewed_by_label=by.actor_label,
        )
        stop_clocks(order, now=now)
        end_difficulty(order, because="已办结", now=now)
        order.state, order.handled_at = transition.next_state, now
        order.save(update_fields=["state", "due_at", "handled_at"])
        record(
            Handled(department_id=order.department_id or 0, result_id=result.pk, note=comment),
            subject_id=order.number,
            by=by,
            now=now,
            correlation_id=order.correlation_id,
        )
        let_go_or_ask(order, by=by, now=now)
    return order
