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
from hotline.workorders.family_queries import family_of, is_anybody_at_work, top_of
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_locked
from hotline.workorders.rules.workflow import State as OrderState

LIMIT = "follow_up"


def plan(*, order: WorkOrder, handled_at: datetime) -> FollowUp | None:
    """Plan one follow-up, due 24 hours after the order was handled (CB-01).

    Planning twice returns the first; an order that is no longer handled needs none. Orders
    split from one are followed up together, when the last of them has been handled.
    """
    with writing():
        get_locked(top_of(order).pk)  # two parts handled at once plan one after the other
        family = family_of(order)
        waiting = FollowUp.objects.filter(order__in=family, state=State.DUE).first()
        if waiting is not None or order.state != OrderState.HANDLED:
            return waiting
        if is_anybody_at_work(family):
            return None
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
