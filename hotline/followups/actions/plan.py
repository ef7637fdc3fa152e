"""Plan a follow-up (生成回访任务) of a handled order."""

from datetime import datetime

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.actions._planning import planned_row
from hotline.followups.events import FollowUpPlanned, FollowUpSpared
from hotline.followups.models import FollowUp
from hotline.followups.plan_facts import known_of
from hotline.followups.plan_file import current_plan
from hotline.followups.queries import handled_family
from hotline.followups.rules.choosing import Chosen, choose
from hotline.followups.rules.outcomes import State
from hotline.followups.speakers import PLANNER
from hotline.reference.queries import get_limit
from hotline.reference.rules.calendar import local_date
from hotline.workorders.actions.close import close
from hotline.workorders.family_queries import family_of, is_anybody_at_work, top_of
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_locked
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.workflow import State as OrderState

LIMIT = "follow_up"


def plan(*, order: WorkOrder, handled_at: datetime) -> FollowUp | None:
    """Plan one follow-up, due 24 hours after the order was handled (CB-01).

    Planning twice returns the first; an order that is no longer handled needs none. Orders
    split from one are followed up together, when the last of them has been handled. The
    city's plan says by which way; an order its sampling passes over is closed, and says so.
    """
    with writing():
        get_locked(top_of(order).pk)  # two parts handled at once plan one after the other
        family = family_of(order)
        waiting = FollowUp.objects.filter(order__in=family, state=State.DUE).first()
        if waiting is not None or order.state != OrderState.HANDLED:
            return waiting
        if is_anybody_at_work(family):
            return None
        rules = current_plan()
        known = known_of([order])[order.pk]
        chosen = choose(rules, known.facts)
        limit = get_limit(LIMIT, local_date(handled_at))
        planned = planned_row(
            order, chosen, rules, risk=known.risk, limit=limit, handled_at=handled_at
        )
        planned.save()
        if chosen.is_drawn:
            _tell(planned, FollowUpPlanned(number=order.number, note=limit.label), handled_at)
        else:
            spare(planned, chosen, now=handled_at)
    return planned


def spare(planned: FollowUp, chosen: Chosen, *, now: datetime) -> None:
    """Close what was not drawn without asking anybody. Must be called inside ``writing()``."""
    note = planned.ended_by_rule
    _tell(
        planned, FollowUpSpared(number=planned.order.number, rule=chosen.rule.name, note=note), now
    )
    for number in sorted(each.number for each in handled_family(planned)):
        close(number=number, closing=Closing.NOT_DRAWN, by=PLANNER, now=now)


def _tell(planned: FollowUp, happening: FollowUpPlanned | FollowUpSpared, now: datetime) -> None:
    story = planned.correlation_id
    record(happening, subject_id=planned.pk, by=SYSTEM, now=now, correlation_id=story)
