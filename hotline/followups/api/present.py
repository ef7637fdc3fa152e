"""Show follow-ups with the calls they took."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.followups.api.schemas import (
    AttemptView,
    CompletedView,
    FamilyOrder,
    FollowUpRow,
    FollowUpView,
    ReasonChoice,
)
from hotline.followups.models import FollowUp, FollowUpAttempt
from hotline.followups.plan_file import current_plan
from hotline.followups.queries import due_of_same_phone, handled_family
from hotline.followups.rules.calling_hours import why_barred
from hotline.followups.rules.outcomes import (
    OUTCOME_LABELS,
    STATE_LABELS,
    WAY_LABELS,
    Outcome,
    State,
    Way,
)
from hotline.followups.rules.plan_entries import CHANNEL_LABELS, Channel
from hotline.followups.rules.trying_again import why_not_now
from hotline.telephony.models import Call
from hotline.telephony.queries import list_calls
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.deadlines import remaining_seconds

MOST_OTHERS = 10
_CALL_LABELS = {
    "": "呼叫中",
    "answered": "已接通",
    "not_reached": "未接通",
    "failed": "呼叫失败",
}


def follow_up_row(each: FollowUp, now: datetime) -> FollowUpRow:
    """Show a follow-up in a list; nothing about the citizen is in it."""
    order = each.order
    return FollowUpRow(
        id=each.pk,
        number=order.number,
        event=order.event,
        topic_name=order.topic.name,
        area_name=order.area.full_name,
        department_name=order.department.name if order.department else None,
        urgency=order.urgency,
        urgency_label=order.get_urgency_display(),
        state=each.state,
        state_label=STATE_LABELS[State(each.state)],
        planned_at=each.planned_at,
        due_at=each.due_at,
        due_paused_at=each.due_paused_at,
        remaining_seconds=remaining_seconds(each.due_at, now) or 0,
        unreached=each.unreached,
        risk=each.risk,
        risk_reasons=each.risk_reasons,
        channel=each.channel,
        channel_label=CHANNEL_LABELS[Channel(each.channel)],
        next_at=each.next_at,
        asked_at=each.asked_at,
        outcome=each.outcome,
        outcome_label=_outcome(each),
        rating=each.rating,
        completed_at=each.completed_at,
    )


def follow_up_view(each: FollowUp, visitor: Visitor, now: datetime) -> FollowUpView:
    """Show one follow-up with the citizen's number, every call made, and what else waits."""
    plan = current_plan()
    labels = {reason.code: reason.label for reason in plan.reasons}
    is_due = each.state == State.DUE
    calls = {call.pk: call for call in list_calls(each.correlation_id)}
    barred = why_barred(now) or why_not_now(plan.of(Channel.CALL), now)
    return FollowUpView(
        **follow_up_row(each, now).model_dump(),
        wording=each.wording,
        caller_name=each.order.caller_name,
        phone=each.order.caller_phone,
        comment=each.comment,
        is_responded=each.is_responded,
        reason_labels=[labels.get(code, code) for code in each.reasons],
        way_label=WAY_LABELS[Way(each.rated_by)] if each.rated_by else "",
        ended_by_rule=each.ended_by_rule,
        completed_by=each.completed_by_label,
        new_number=each.new_order.number if each.new_order else "",
        family=[
            FamilyOrder(
                number=order.number,
                event=order.event,
                department_name=order.department.name if order.department else "",
            )
            for order in handled_family(each)
        ],
        may_call=is_due and not barred,
        barred_reason=barred,
        attempts=[_attempt(one, calls.get(one.call_id)) for one in each.attempts.all()],
        others=[
            follow_up_row(other, now)
            for other in (due_of_same_phone(each, visitor)[:MOST_OTHERS] if is_due else ())
        ],
        script=[line.replace("{order}", each.order.event[:60]) for line in plan.script],
        reasons=[ReasonChoice(code=code, label=label) for code, label in labels.items()],
    )


def completed_view(each: FollowUp) -> CompletedView:
    """Show what followed from the answers."""
    order = WorkOrder.objects.get(pk=each.order_id)
    return CompletedView(
        id=each.pk,
        state=each.state,
        state_label=STATE_LABELS[State(each.state)],
        outcome=each.outcome,
        outcome_label=_outcome(each),
        order_number=order.number,
        order_state=order.state,
        new_number=each.new_order.number if each.new_order else "",
    )


def _attempt(one: FollowUpAttempt, call: Call | None) -> AttemptView:
    outcome = call.outcome if call else ""
    return AttemptView(
        id=one.pk,
        call_id=one.call_id,
        placed_at=one.placed_at,
        placed_by=one.placed_by_label,
        outcome=outcome,
        outcome_label=_CALL_LABELS.get(outcome, "已结束"),
        answered_at=call.answered_at if call else None,
        ended_at=call.ended_at if call else None,
    )


def _outcome(each: FollowUp) -> str:
    return OUTCOME_LABELS[Outcome(each.outcome)] if each.outcome else ""
