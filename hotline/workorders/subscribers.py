"""What work orders do when something happened to one."""

from hotline.core.clock import now
from hotline.core.models import Event
from hotline.workorders.actions.post_notices import post_notices


def tell_whom_it_concerns(event: Event) -> None:
    """On every kind that somebody is told of: write the notices."""
    post_notices(event=event, now=now())
