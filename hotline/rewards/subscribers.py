"""What red packets do when something happened below."""

from hotline.core.clock import now
from hotline.core.delivery import heeding
from hotline.core.models import Event
from hotline.rewards.actions.propose import NOT_HANDLED, propose
from hotline.workorders.queries import find_by_number


@heeding(lambda _kind, details: details.get("closing") not in NOT_HANDLED)
def propose_packet(event: Event) -> None:
    """On ``workorder.closed`` and ``.answered_directly``: propose a packet if one was earned."""
    order = find_by_number(event.subject_id)
    if order is not None:
        propose(order=order, now=now())
