"""Write down what the hotline decided about a request to send back."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import SendBack, WorkOrder


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
