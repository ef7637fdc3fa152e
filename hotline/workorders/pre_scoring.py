"""Score an order as it stands, with the department that has it (质检预评)."""

from datetime import datetime

from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.pre_score import PreScore, pre_score
from hotline.workorders.shielding import examine_order


def pre_score_order(order: WorkOrder, *, now: datetime) -> PreScore:
    """Return the rubric's points; what the shield would find now is what takes them."""
    found = examine_order(
        order, department=order.department, share_phone=order.is_phone_shared, now=now
    )
    return pre_score(found)
