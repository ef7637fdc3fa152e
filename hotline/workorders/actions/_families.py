"""What follows for the family when one of its orders is over: it closes last, together."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.workorders.actions._endings import end_order
from hotline.workorders.actions._merged_orders import let_go_or_ask, list_waiting
from hotline.workorders.actions._tell import tell
from hotline.workorders.events import Closed
from hotline.workorders.family_events import FamilyReady
from hotline.workorders.family_queries import family_of, is_anybody_at_work, parent_of, parts_of
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_locked
from hotline.workorders.rules.closing import CLOSING_LABELS, Closing
from hotline.workorders.rules.families import is_same_caller
from hotline.workorders.rules.workflow import State


def close_the_rest(
    order: WorkOrder, *, by: Actor, now: datetime, was_called_about: bool = False
) -> None:
    """Close what waited for this order: those merged into it, and at last the split one above.

    Of those merged, only the same caller's close with it: everybody else is asked, or their
    order goes on by itself. An order that is over without a follow-up of its own may have been
    the last the family's follow-up waited for.
    """
    for merged in list_waiting(order):
        if is_same_caller(order, merged):
            _close(merged, Closing.WITH_MAIN, by=by, now=now)
    let_go_or_ask(order, by=by, now=now)
    above = parent_of(order)
    if above is None:
        return
    parent = get_locked(above.pk)
    if parent.state != State.SPLIT:
        return
    if not parts_of(parent).exclude(state=State.CLOSED).exists():
        _close(parent, Closing.PARTS_CLOSED, by=by, now=now)
    elif not was_called_about:
        tell_when_ready(order, by=by, now=now)


def tell_when_ready(order: WorkOrder, *, by: Actor, now: datetime) -> None:
    """Tell that the family's follow-up may begin, if this order was the last it waited for."""
    family = family_of(order)
    handled = [each for each in family if each.state == State.HANDLED]
    if handled and not is_anybody_at_work(family):
        note = "其余分单均已办完，合并回访"
        tell(handled[-1], FamilyReady(note=note), by=by, now=now)


def _close(order: WorkOrder, closing: Closing, *, by: Actor, now: datetime) -> None:
    end_order(order, closing, now=now)
    tell(order, Closed(closing=closing, note=CLOSING_LABELS[closing]), by=by, now=now)
    close_the_rest(order, by=by, now=now)
