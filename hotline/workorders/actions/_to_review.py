"""Hand a locked order to the hotline's review, as soon as every part is in."""

from datetime import datetime

from hotline.workorders.actions._clocks import start_clocks, stop_clocks
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import State, Verb
from hotline.workorders.turns import lead_of, waiting_helpers


def to_review_or_wait(order: WorkOrder, *, verb: Verb, now: datetime) -> None:
    """Start the review when no helper's part is missing; else the order waits for helpers."""
    if waiting_helpers(order).exists():
        order.state = State.AWAITING_HELPERS
    else:
        lead: Assignment = lead_of(order)
        stop_clocks(order, now=now)
        start_clocks(order, Clock.RESULT_REVIEW, now=now, assignment=lead, verb=verb)
        order.state = State.AWAITING_REVIEW
    order.save(update_fields=["state", "due_at"])
