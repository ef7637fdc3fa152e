"""Make the row of a follow-up by the plan."""

from datetime import datetime

from hotline.followups.models import FollowUp
from hotline.followups.rules.asking_first import Risk
from hotline.followups.rules.calling_hours import due_times
from hotline.followups.rules.choosing import Chosen
from hotline.followups.rules.outcomes import Outcome, State
from hotline.followups.rules.plan_entries import FollowUpPlan
from hotline.followups.rules.trying_again import expires_at
from hotline.followups.speakers import PLANNER
from hotline.reference.rules.limits import Limit
from hotline.workorders.models import WorkOrder


def planned_row(
    order: WorkOrder,
    chosen: Chosen,
    plan: FollowUpPlan,
    *,
    risk: Risk,
    limit: Limit,
    handled_at: datetime,
) -> FollowUp:
    """Return the follow-up, not yet saved; one that was not drawn is over with its reason."""
    due = due_times(limit, handled_at)
    row = FollowUp(
        order=order,
        correlation_id=order.correlation_id,
        planned_at=handled_at,
        due_at=due.running,
        due_paused_at=due.paused,
        wording=limit.label,
        channel=chosen.channel,
        rule=chosen.rule.name,
        plan_version=plan.version,
        expires_at=expires_at(plan, handled_at),
        risk=risk.points,
        risk_reasons=[*risk.reasons],
    )
    if not chosen.is_drawn:
        row.state, row.outcome = State.DONE, Outcome.NOT_DRAWN
        row.completed_at, row.completed_by_label = handled_at, PLANNER.actor_label
        row.ended_by_rule = f"{chosen.rule.label}：抽样 {chosen.rule.share:g}%，未抽中"[:80]
    return row
