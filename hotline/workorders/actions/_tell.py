"""Record what happened to an order, in its story."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import Happening, record
from hotline.workorders.models import WorkOrder


def tell(order: WorkOrder, happening: Happening, *, by: Actor, now: datetime) -> None:
    """Write one line of the log about the order."""
    story = order.correlation_id
    record(happening, subject_id=order.number, by=by, now=now, correlation_id=story)
