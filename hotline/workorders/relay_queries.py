"""Load passes for relay calls (中转通话)."""

from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.reference.rules.calendar import local_date
from hotline.workorders.errors import NoSuchOrder
from hotline.workorders.models import RelayPass, WorkOrder
from hotline.workorders.queries import visible_orders


def count_passes_today(order: WorkOrder, visitor: Visitor, now: datetime) -> int:
    """Count the visitor's passes for the order since midnight in the city."""
    own = order.relay_passes.filter(asked_by_id=visitor.user_id)
    asked = own.order_by("-asked_at").values_list("asked_at", flat=True)[:100]
    return sum(local_date(each) == local_date(now) for each in asked)


def get_pass(pass_id: UUID, visitor: Visitor) -> RelayPass:
    """Return the visitor's own pass, locked; its order must still be theirs to see.

    Raises:
        NoSuchOrder: there is none, it is somebody else's, or the order is gone.

    """
    own = RelayPass.objects.select_for_update(of=("self",)).select_related("order")
    found = own.filter(pk=pass_id, asked_by_id=visitor.user_id).first()
    if found is None or not visible_orders(visitor).filter(pk=found.order_id).exists():
        msg = "没有找到这次中转通话，或工单已不在您单位。"
        raise NoSuchOrder(msg)
    return found
