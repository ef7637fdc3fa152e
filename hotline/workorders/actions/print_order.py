"""Print an order (打印工单): paper leaves the house, so the log says who took it, and when."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._tell import tell
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.private_events import Printed
from hotline.workorders.queries import get_order


def print_order(*, number: str, by: Visitor, now: datetime) -> WorkOrder:
    """Record that the visitor prints the order as they see it.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.

    """
    with writing():
        order = get_order(number, by)
        tell(order, Printed(is_internal=sees_every_order(by)), by=by, now=now)
    return order
