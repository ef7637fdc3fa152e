"""What the citizen may do with an order now, by the rule and the city's limit."""

from datetime import datetime

from hotline.portal.rules.deeds import DeedKind
from hotline.portal.rules.rights import REOPEN_LIMIT, rights_on_order
from hotline.reference.errors import NoPolicyInForce
from hotline.reference.queries import get_limit
from hotline.reference.rules.calendar import local_date
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.workflow import State


def rights_of(order: WorkOrder, *, now: datetime) -> list[DeedKind]:
    """Return what the page may offer, and what is accepted."""
    return rights_on_order(
        State(order.state), closing=order.closing, reopen_until=_reopen_until(order), now=now
    )


def _reopen_until(order: WorkOrder) -> datetime | None:
    ended_at = order.closed_at or order.handled_at
    if ended_at is None:
        return None
    try:
        return get_limit(REOPEN_LIMIT, local_date(ended_at)).due_at(ended_at)
    except NoPolicyInForce:
        return None
