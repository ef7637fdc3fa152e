"""Call the citizen back (拨打回访电话) through the same engine."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.errors import AlreadyDone, BeingCalled, CallingBarred, QuotaSpent
from hotline.followups.events import FollowUpCalled
from hotline.followups.models import FollowUp, FollowUpAttempt
from hotline.followups.plan_file import current_plan
from hotline.followups.queries import due_of_same_phone, find_running_attempt, get_locked
from hotline.followups.quotas import used_today
from hotline.followups.rules.calling_hours import why_barred
from hotline.followups.rules.outcomes import State
from hotline.followups.rules.plan_entries import Channel
from hotline.followups.rules.trying_again import why_not_now
from hotline.telephony.actions.call_citizen import call_citizen


def call(*, follow_up_id: int, by: Visitor, now: datetime) -> FollowUpAttempt:
    """Ring the operator, then the citizen; the attempt remembers the call.

    The follow-up stays locked until call control has answered, so that two people never
    call one citizen at once. Whatever else waits for this citizen's phone is spoken of in the
    same call: it is an attempt of each.

    Raises:
        NoSuchFollowUp: there is none.
        AlreadyDone: it is completed.
        CallingBarred: not at this hour (CB-02), or not by the city's plan.
        QuotaSpent: today's calls are made.
        BeingCalled: somebody else is calling right now.
        Conflict, Unavailable: the call cannot be placed now.

    """
    with writing():
        follow_up = get_locked(follow_up_id, by)
        _refuse(follow_up, by, now)
        order = follow_up.order
        placed = call_citizen(
            number=order.caller_phone,
            purpose="follow_up",
            reference=str(follow_up.pk),
            correlation_id=follow_up.correlation_id,
            by=by,
            now=now,
        )
        others = list(due_of_same_phone(follow_up, by).select_for_update(of=("self",)))
        attempt, *_ = FollowUpAttempt.objects.bulk_create(
            FollowUpAttempt(
                follow_up=each,
                call_id=placed,
                placed_at=now,
                placed_by_id=by.user_id,
                placed_by_label=by.actor_label,
            )
            for each in (follow_up, *others)
        )
        record(
            FollowUpCalled(number=order.number, call_id=str(attempt.call_id)),
            subject_id=follow_up.pk,
            by=by,
            now=now,
            correlation_id=follow_up.correlation_id,
        )
    return attempt


def _refuse(follow_up: FollowUp, by: Visitor, now: datetime) -> None:
    if follow_up.state != State.DUE:
        msg = "这条回访已经完成。"
        raise AlreadyDone(msg)
    plan = current_plan().of(Channel.CALL)
    barred = why_barred(now) or why_not_now(plan, now)
    if barred:
        raise CallingBarred(barred)
    if plan.quota is not None and used_today(Channel.CALL, now) >= plan.quota:
        msg = f"今天的回访电话已达 {plan.quota} 通，请明天再拨。"
        raise QuotaSpent(msg)
    running = find_running_attempt(follow_up, now)
    if running is not None and running.placed_by_id != by.user_id:
        msg = f"{running.placed_by_label}正在拨打这条回访，请勿重复拨打。"
        raise BeingCalled(msg)
