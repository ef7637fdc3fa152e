"""Plan a follow-up (生成回访任务) of a handled order."""

from datetime import datetime

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.events import FollowUpPlanned
from hotline.followups.models import FollowUp
from hotline.followups.rules.calling_hours import due_times
from hotline.followups.rules.outcomes import State
from hotline.reference.queries import get_limit
from hotline.reference.rules.calendar import local_date
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.workflow import State as OrderState

LIMIT = "follow_up"


def plan(*, order: WorkOrder, handled_at: datetime) -> FollowUp | None:
    """Plan one follow-up, due 24 hours after the order was handled (CB-01).

    Planning twice returns the first; an order that is no longer handled needs none.
    """
    with writing():
        waiting = FollowUp.objects.filter(order=order, state=State.DUE).first()
        if waiting is not None or order.state != OrderState.HANDLED:
            return waiting
        limit = get_limit(LIMIT, local_date(handled_at))
        due = due_times(limit, handled_at)
        planned = FollowUp.objects.create(
            order=order,
            correlation_id=order.correlation_id,
            planned_at=handled_at,
            due_at=due.running,
            due_paused_at=due.paused,
            wording=limit.label,
        )
        record(
            FollowUpPlanned(number=order.number, note=limit.label),
            subject_id=planned.pk,
            by=SYSTEM,
            now=handled_at,
            correlation_id=order.correlation_id,
        )
    return planned
