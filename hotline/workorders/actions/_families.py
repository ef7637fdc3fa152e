"""What follows for the family when one of its orders is over: it closes last, together."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import end_turns
from hotline.workorders.events import Closed
from hotline.workorders.family_events import FamilyReady
from hotline.workorders.family_queries import family_of, is_anybody_at_work, parent_of, parts_of
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.queries import get_locked
from hotline.workorders.rules.closing import CLOSING_LABELS, Closing
from hotline.workorders.rules.workflow import State


def close_the_rest(order: WorkOrder, *, by: Actor, now: datetime) -> None:
    """Close what waited for this order: those merged into it, and at last the split one above.

    An order that is over without a follow-up of its own may have been the last the family's
    follow-up waited for.
    """
    waiting = WorkOrder.objects.filter(merge__main=order, state=State.MERGED).order_by("id")
    for merged in waiting.select_for_update():
        end_turns(merged, Assignment.Ending.CLOSED, now=now)
        _close(merged, Closing.WITH_MAIN, by=by, now=now)
    above = parent_of(order)
    if above is None:
        return
    parent = get_locked(above.pk)
    if parent.state != State.SPLIT:
        return
    if parts_of(parent).exclude(state=State.CLOSED).exists():
        tell_when_ready(order, by=by, now=now)
    else:
        _close(parent, Closing.PARTS_CLOSED, by=by, now=now)


def tell_when_ready(order: WorkOrder, *, by: Actor, now: datetime) -> None:
    """Tell that the family's follow-up may begin, if this order was the last it waited for."""
    family = family_of(order)
    handled = [each for each in family if each.state == State.HANDLED]
    if handled and not is_anybody_at_work(family):
        note = "其余分单均已办完，合并回访"
        tell(handled[-1], FamilyReady(note=note), by=by, now=now)


def _close(order: WorkOrder, closing: Closing, *, by: Actor, now: datetime) -> None:
    order.state, order.closing, order.closed_at = State.CLOSED, closing, now
    order.save(update_fields=["state", "closing", "closed_at"])
    tell(order, Closed(closing=closing, note=CLOSING_LABELS[closing]), by=by, now=now)
    close_the_rest(order, by=by, now=now)
