"""Look at what the closing checklist (结案核对) asks."""

from hotline.workorders.family_queries import leaves_of, merge_of, parts_of
from hotline.workorders.models import Result, Review, Supervision, WorkOrder
from hotline.workorders.rules.closing import AFTER_HANDLING, Closing
from hotline.workorders.rules.closing_checklist import Check, Line, checklist
from hotline.workorders.rules.workflow import State
from hotline.workorders.turns import waiting_helpers

_AFTER_FOLLOW_UP = (Closing.SOLVED, Closing.UNREACHABLE)


def checklist_of(order: WorkOrder, closing: Closing | None = None) -> list[Line]:
    """Return the checklist as it stands; ``closing`` is what the follow-up is about to say."""
    elements = (order.caller_phone, order.registered_at, order.place, order.event, order.demand)
    unanswered = Supervision.objects.filter(order=order, lifted_at__isnull=True)
    merge = merge_of(order)
    handled = [order, *(leaves_of(merge.main) if merge else [])]
    approved = Review.objects.filter(result__order__in=handled, is_approved=True)
    return checklist(
        {
            Check.ELEMENTS: all(elements),
            Check.RESULT_REVIEWED: approved.exists(),
            Check.HELPERS_DONE: not waiting_helpers(order).exists(),
            Check.CHILDREN_CLOSED: not parts_of(order).exclude(state=State.CLOSED).exists(),
            Check.SUPERVISION_ANSWERED: not unanswered.filter(replied_at__isnull=True).exists(),
            Check.FOLLOWED_UP: (closing or order.closing) in _AFTER_FOLLOW_UP,
        }
    )


def approved_result_of(order: WorkOrder) -> Result | None:
    """Return the latest approved result of an order that was handled, or of its parts."""
    if order.state != State.HANDLED and order.closing not in AFTER_HANDLING:
        return None
    approved = Result.objects.filter(order__in=leaves_of(order), review__is_approved=True)
    return approved.select_related("assignment__department").order_by("-id").first()
