"""What follow-ups do when something happened below."""

from hotline.core.models import Event
from hotline.followups.actions.plan import plan
from hotline.workorders.queries import find_by_number


def plan_follow_up(event: Event) -> None:
    """On ``workorder.handled`` or ``.family_ready``: plan the follow-up."""
    order = find_by_number(event.subject_id)
    if order is not None:
        plan(order=order, handled_at=event.happened_at)
