"""Bring a follow-up about, the way the house does."""

from hotline.core.models import Event
from hotline.followups.models import FollowUp
from hotline.followups.subscribers import plan_follow_up
from hotline.workorders.models import WorkOrder


def planned(order: WorkOrder) -> FollowUp:
    """Deliver the order's latest ``workorder.handled`` to the subscriber."""
    events = Event.objects.filter(kind="workorder.handled", subject_id=order.number)
    plan_follow_up(events.latest("id"))
    return FollowUp.objects.filter(order=order).latest("id")
