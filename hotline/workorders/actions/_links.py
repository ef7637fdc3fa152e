"""Tie two orders that have to do with each other."""

from datetime import datetime

from hotline.workorders.models import Link, WorkOrder


def tie(one: WorkOrder, other: WorkOrder, *, now: datetime) -> bool:
    """Keep the tie, the earlier order first; tell whether there was none yet."""
    earlier, later = sorted((one, other), key=lambda each: each.pk)
    _, is_new = Link.objects.get_or_create(
        earlier=earlier, later=later, kind=Link.Kind.RELATED, defaults={"linked_at": now}
    )
    return is_new
