"""Write down what the hotline decided about a request to send back, and do it."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.workorders.actions._clocks import resume_clocks, start_clocks, stop_clocks
from hotline.workorders.actions._turns import end_turns
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Assignment, SendBack, WorkOrder
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import State


def decide_send_back(
    order: WorkOrder,
    decision: SendBack.Decision,
    *,
    comment: str,
    by: Visitor,
    now: datetime,
) -> SendBack:
    """Decide the waiting request of a locked order.

    Raises:
        Incomplete: no comment says why.

    """
    if not comment.strip():
        msg = "请填写审核意见。"
        raise Incomplete(msg, fields={"comment": msg})
    request = SendBack.objects.select_related("assignment").get(order=order, decision="")
    request.decision, request.comment, request.decided_at = decision, comment, now
    request.decided_by_id, request.decided_by_label = by.actor_id, by.actor_label
    fields = ["decision", "comment", "decided_at", "decided_by_id", "decided_by_label"]
    request.save(update_fields=fields)
    return request


def take_from_department(order: WorkOrder, *, now: datetime) -> None:
    """End the department's turn: the order waits for dispatch again, with its clock."""
    end_turns(order, Assignment.Ending.SENT_BACK, now=now)
    stop_clocks(order, now=now)
    start_clocks(order, Clock.DISPATCH, now=now)
    order.state, order.department = State.AWAITING_DISPATCH, None
    order.is_phone_shared = False
    order.save(update_fields=["state", "department", "due_at", "is_phone_shared"])


def leave_with_department(order: WorkOrder, *, now: datetime) -> None:
    """Give the order back to the department; its clocks go on with what was left of them."""
    stop_clocks(order, now=now)
    resume_clocks(order, (Clock.ACCEPTANCE, Clock.HANDLING), now=now)
    order.state = State.AWAITING_ACCEPTANCE
    order.save(update_fields=["state", "due_at"])
