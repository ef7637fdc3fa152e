"""Bring a follow-up about, the way the house does."""

from uuid import uuid4

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.followups.models import FollowUp, FollowUpAttempt
from hotline.followups.subscribers import plan_follow_up
from hotline.workorders.models import WorkOrder


def planned(order: WorkOrder) -> FollowUp:
    """Deliver the order's latest ``workorder.handled`` to the subscriber."""
    events = Event.objects.filter(kind="workorder.handled", subject_id=order.number)
    plan_follow_up(events.latest("id"))
    return FollowUp.objects.filter(order=order).latest("id")


def dialled(follow_up: FollowUp, *, by: Visitor) -> FollowUpAttempt:
    """Note a call to the citizen."""
    with writing():
        return FollowUpAttempt.objects.create(
            follow_up=follow_up,
            call_id=uuid4(),
            placed_at=follow_up.planned_at,
            placed_by_id=by.user_id,
            placed_by_label=by.actor_label,
        )
