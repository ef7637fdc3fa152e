"""Refuse a stop (不同意挂起): the clock goes on as it did."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._ask_about_clock import decide
from hotline.workorders.actions._tell import tell
from hotline.workorders.handling_events import SuspensionRefused
from hotline.workorders.models import ClockRequest, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.clock_requests import Kind
from hotline.workorders.rules.workflow import Verb


def refuse_suspension(*, number: str, comment: str, by: Visitor, now: datetime) -> WorkOrder:
    """Say no to the waiting request.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``; nobody asked.
        Incomplete: no comment says why.

    """
    with writing():
        order, _ = get_order_for(Verb.REFUSE_SUSPENSION, number, by)
        refused = ClockRequest.Decision.REFUSED
        request = decide(order, Kind.SUSPENSION, refused, comment=comment, by=by, now=now)
        happening = SuspensionRefused(
            department_id=order.department_id or 0, request_id=request.pk, note=comment
        )
        tell(order, happening, by=by, now=now)
    return order
