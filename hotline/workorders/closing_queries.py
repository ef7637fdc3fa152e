"""Look at what the closing checklist (结案核对) asks."""

from hotline.workorders.family_queries import parts_of
from hotline.workorders.models import Review, Supervision, WorkOrder
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.closing_checklist import Check, Line, checklist
from hotline.workorders.rules.workflow import State
from hotline.workorders.turns import waiting_helpers

_AFTER_FOLLOW_UP = (Closing.SOLVED, Closing.UNREACHABLE)


def checklist_of(order: WorkOrder, closing: Closing | None = None) -> list[Line]:
    """Return the checklist as it stands; ``closing`` is what the follow-up is about to say."""
    elements = (order.caller_phone, order.registered_at, order.place, order.event, order.demand)
    unanswered = Supervision.objects.filter(order=order, lifted_at__isnull=True)
    approved = Review.objects.filter(result__order=order, is_approved=True)
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
