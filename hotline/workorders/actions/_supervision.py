"""The open supervision of a locked order, and its end."""

from datetime import datetime

from hotline.core.actor import SYSTEM
from hotline.workorders.errors import AlreadyDone
from hotline.workorders.models import Supervision, WorkOrder


def open_supervision(order: WorkOrder) -> Supervision:
    """Return the order's open supervision.

    Raises:
        AlreadyDone: it is not supervised now.

    """
    found = Supervision.objects.filter(order=order, lifted_at__isnull=True).first()
    if found is None:
        msg = "本工单现在没有督办。"
        raise AlreadyDone(msg)
    return found


def end_supervision(order: WorkOrder, *, now: datetime) -> None:
    """End it together with the order; a closed order keeps its mark."""
    if order.supervision_level:
        Supervision.objects.filter(order=order, lifted_at__isnull=True).update(
            lifted_at=now, lifted_by_label=SYSTEM.actor_label, lifted_because="随工单结案"
        )
