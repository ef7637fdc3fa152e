"""Call the person of a work order (点击拨号), CB-05."""

from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.telephony.actions.call_citizen import call_citizen
from hotline.workorders.queries import get_order


def call_caller(*, number: str, by: Visitor, now: datetime) -> UUID:
    """Ring the operator's own desk, then the person who made the order; return the call's id.

    The call continues the order's story: it appears in its timeline.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.
        Conflict, Unavailable: the call cannot be placed now; the text says why.

    """
    order = get_order(number, by)
    return call_citizen(
        number=order.caller_phone,
        purpose="order",
        reference=order.number,
        label=f"工单 {order.number}",
        correlation_id=order.correlation_id,
        by=by,
        now=now,
    )
