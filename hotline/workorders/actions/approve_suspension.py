"""Approve a stop (同意挂起): every clock of the order stands still."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._ask_about_clock import decide, moment
from hotline.workorders.actions._clock_stops import suspend_clocks
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import lapse_requests
from hotline.workorders.errors import NotNow
from hotline.workorders.handling_events import Suspended
from hotline.workorders.models import ClockRequest, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.clock_requests import KIND_LABELS, Kind
from hotline.workorders.rules.workflow import Verb


def approve_suspension(*, number: str, comment: str, by: Visitor, now: datetime) -> WorkOrder:
    """Stop the clocks from now until the moment asked for; a waiting extension lapses.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``; nobody asked, or
            the moment asked for has passed.
        Incomplete: no comment says why.

    """
    with writing():
        order, transition = get_order_for(Verb.APPROVE_SUSPENSION, number, by)
        approved = ClockRequest.Decision.APPROVED
        request = decide(order, Kind.SUSPENSION, approved, comment=comment, by=by, now=now)
        if request.until <= now:
            msg = "申请的恢复时间已过，请不同意后由承办单位重新申请。"
            raise NotNow(msg)
        lapse_requests(order, now=now)
        suspend_clocks(order, now=now, reason=KIND_LABELS[Kind.SUSPENSION])
        order.state = transition.next_state
        order.save(update_fields=["state", "due_at"])
        happening = Suspended(
            department_id=order.department_id or 0,
            request_id=request.pk,
            note=f"至 {moment(request.until)}：{comment}",
        )
        tell(order, happening, by=by, now=now)
    return order
