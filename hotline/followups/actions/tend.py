"""Tend the follow-ups that nobody has on their desk (推进回访): ask, turn, end."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from hotline.core.guarded import writing
from hotline.followups.actions.ask_by_message import ask_by_message
from hotline.followups.actions.ask_by_robot import ask_by_robot
from hotline.followups.actions.end_unreached import end_unreached
from hotline.followups.actions.try_again import give_to_person, turn, waited_out
from hotline.followups.models import FollowUp
from hotline.followups.plan_file import current_plan
from hotline.followups.queries import get_locked
from hotline.followups.quotas import used_today
from hotline.followups.rules.outcomes import State
from hotline.followups.rules.plan_entries import Channel, FollowUpPlan
from hotline.followups.rules.trying_again import may_use
from hotline.followups.speakers import PLANNER

_AT_ONCE = 500
_LONGEST_ROBOT_CALL = timedelta(minutes=15)


def tend(*, now: datetime) -> int:
    """Do what is due by the plan; return how many follow-ups moved.

    Nothing ends that nobody tried: what only lies about stays, overdue, on the desk's list.
    """
    plan = current_plan()
    rung = _free_lost_calls(now) + _ring(plan, now)
    return rung + _ask(plan, now) + _turn_or_end(plan, now) + _expire(plan, now)


def _ring(plan: FollowUpPlan, now: datetime) -> int:
    """Let a voice ring as many as there are lines for it."""
    channel = plan.of(Channel.ROBOT)
    if not may_use(channel, now):
        return 0
    due = _due(Channel.ROBOT)
    left = channel.lines - due.filter(asked_at__isnull=False).count()
    if channel.quota is not None:
        left = min(left, channel.quota - used_today(Channel.ROBOT, now))
    ready = due.filter(Q(next_at__isnull=True) | Q(next_at__lte=now), asked_at__isnull=True)
    ids = list(ready.order_by("due_at", "id").values_list("id", flat=True)[: max(0, left)])
    for each in ids:
        ask_by_robot(follow_up_id=each, now=now)
    return len(ids)


def _free_lost_calls(now: datetime) -> int:
    """Turn to a person what a voice asked and nobody ever told the end of."""
    lost = _due(Channel.ROBOT).filter(asked_at__lte=now - _LONGEST_ROBOT_CALL)
    ids = list(lost.values_list("id", flat=True)[:_AT_ONCE])
    for each in ids:
        with writing():
            locked = get_locked(each, PLANNER)
            if locked.state == State.DUE and locked.channel == Channel.ROBOT:
                give_to_person(locked, "自动语音没有结果，改打电话", by=PLANNER, now=now)
    return len(ids)


def _ask(plan: FollowUpPlan, now: datetime) -> int:
    channel = plan.of(Channel.MESSAGE)
    if not may_use(channel, now):
        return 0
    left = _AT_ONCE
    if channel.quota is not None:
        left = min(left, channel.quota - used_today(Channel.MESSAGE, now))
    unasked = _due(Channel.MESSAGE).filter(asked_at__isnull=True)
    ready = unasked.filter(Q(next_at__isnull=True) | Q(next_at__lte=now))
    ids = ready.order_by("due_at", "id").values_list("id", flat=True)[: max(0, left)]
    for each in list(ids):
        ask_by_message(follow_up_id=each, now=now)
    return len(ids)


def _turn_or_end(plan: FollowUpPlan, now: datetime) -> int:
    asked = _due(Channel.MESSAGE).filter(asked_at__isnull=False)
    moved = 0
    for each in asked.order_by("asked_at")[:_AT_ONCE]:
        if not waited_out(each, now):
            continue
        moved += 1
        if each.is_last_resort:
            end_unreached(follow_up_id=each.pk, rule=plan.unreached.label, now=now)
            continue
        with writing():
            locked = get_locked(each.pk, PLANNER)
            if locked.state == State.DUE and locked.asked_at == each.asked_at:
                follows = plan.of(Channel.MESSAGE).then or Channel.CALL
                turn(locked, follows, by=PLANNER, now=now, note="短信没有回复，改打电话")
                locked.save(update_fields=["channel", "next_at", "asked_at", "asked_by"])
    return moved


def _expire(plan: FollowUpPlan, now: datetime) -> int:
    tried = Q(unreached__gt=0) | Q(asked_at__isnull=False)
    late = FollowUp.objects.filter(tried, state=State.DUE, expires_at__lte=now)
    ids = list(late.order_by("expires_at").values_list("id", "is_last_resort")[:_AT_ONCE])
    for each, is_last in ids:
        rule = plan.unreached.label if is_last else f"超过 {plan.expiry_days} 天仍未联系上"
        end_unreached(follow_up_id=each, rule=rule, now=now)
    return len(ids)


def _due(channel: Channel) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(state=State.DUE, channel=channel)
