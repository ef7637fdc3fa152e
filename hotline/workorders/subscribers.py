"""What work orders do when something happened to one."""

from hotline.core.clock import now
from hotline.core.delivery import heeding
from hotline.core.models import Event
from hotline.workorders.actions.post_notices import post_notices
from hotline.workorders.rules.notices import tells_of


@heeding(lambda kind, details: bool(tells_of(kind, details)))
def tell_whom_it_concerns(event: Event) -> None:
    """On every kind that somebody is told of: write the notices."""
    post_notices(event=event, now=now())
