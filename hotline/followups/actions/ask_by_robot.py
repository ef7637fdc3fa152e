"""Let a voice ring a citizen and ask (自动语音回访); what it cannot do, a person does."""

from datetime import datetime

from hotline.core.errors import Unavailable
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.actions.try_again import give_to_person
from hotline.followups.events import FollowUpAsked
from hotline.followups.models import FollowUp, FollowUpAttempt
from hotline.followups.queries import due_of_same_phone, get_locked
from hotline.followups.rules.calling_hours import why_barred
from hotline.followups.rules.outcomes import State
from hotline.followups.rules.plan_entries import Channel
from hotline.followups.rules.robot import FLOW
from hotline.followups.speakers import PLANNER
from hotline.telephony.actions.robot_call import robot_call
from hotline.telephony.errors import CallRefused
from hotline.workorders.rules.secrecy import Secrecy

_LATER = frozenset({"engine_away", "trunk_full"})
"""Refusals that pass by themselves."""


def ask_by_robot(*, follow_up_id: int, now: datetime) -> FollowUp:
    """Ring once; a refusal that lasts, a secret order or several at once go to a person."""
    with writing():
        follow_up = get_locked(follow_up_id, PLANNER)
        is_ready = follow_up.state == State.DUE and follow_up.channel == Channel.ROBOT
        if not is_ready or follow_up.asked_at is not None or why_barred(now):
            return follow_up
        if reason := _why_a_person(follow_up):
            give_to_person(follow_up, reason, by=PLANNER, now=now)
            return follow_up
        try:
            _ring(follow_up, now)
        except CallRefused as refusal:
            if refusal.code not in _LATER:
                give_to_person(follow_up, "不能自动外呼，改打电话", by=PLANNER, now=now)
        except Unavailable:
            pass  # call control is away: tried again in a minute
    return follow_up


def _why_a_person(follow_up: FollowUp) -> str:
    if follow_up.order.secrecy != Secrecy.NORMAL:
        return "保密工单由人工回访"
    if due_of_same_phone(follow_up, PLANNER).exists():
        return "同一市民有多件工单，由人工一并回访"
    return ""


def _ring(follow_up: FollowUp, now: datetime) -> None:
    order, story = follow_up.order, follow_up.correlation_id
    call_id = robot_call(
        number=order.caller_phone,
        flow=FLOW,
        reference=str(follow_up.pk),
        correlation_id=story,
        by=PLANNER,
        now=now,
    )
    FollowUpAttempt.objects.create(
        follow_up=follow_up,
        call_id=call_id,
        placed_at=now,
        placed_by_id=None,
        placed_by_label=PLANNER.actor_label,
    )
    follow_up.asked_at, follow_up.asked_by = now, call_id
    follow_up.save(update_fields=["asked_at", "asked_by"])
    happening = FollowUpAsked(number=order.number, channel=Channel.ROBOT)
    record(happening, subject_id=follow_up.pk, by=PLANNER, now=now, correlation_id=story)
