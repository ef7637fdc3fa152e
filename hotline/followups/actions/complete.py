"""Complete a follow-up (完成回访): close the order, or give it back to its department."""

from collections.abc import Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.followups.actions._finishing import finish
from hotline.followups.actions.try_again import try_again
from hotline.followups.asking import address_of
from hotline.followups.errors import AlreadyDone, AnswersIncomplete, NotCalled
from hotline.followups.models import FollowUp
from hotline.followups.plan_file import current_plan
from hotline.followups.queries import get_locked, handled_family
from hotline.followups.rules.outcomes import (
    Answers,
    Outcome,
    State,
    Way,
    faults_of,
    outcome_of,
)
from hotline.workorders.actions.close import close
from hotline.workorders.actions.link_new_demand import link_new_demand
from hotline.workorders.actions.reopen import reopen
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.registration import Demand


def complete(
    *,
    follow_up_id: int,
    answers: Answers,
    by: Visitor,
    now: datetime,
    new_demand: Demand | None = None,
    unsolved_numbers: Sequence[str] = (),
    way: Way = Way.PHONE,
    visit: UUID | None = None,
) -> FollowUp:
    """Write down what the citizen said and do what follows from it.

    Solved closes the order; unsolved gives it back to its department; a new demand becomes
    a linked order at once (CB-04). Nobody reached: tried again by the city's plan, then asked
    by message or closed. Orders split from one are all spoken of: unsolved gives back those
    that are named, or all.

    Raises:
        NoSuchFollowUp: there is none.
        AlreadyDone: it was completed before.
        NotCalled: nobody was reached, but no call was made since that was last written down.
        AnswersIncomplete, Incomplete: something is missing.

    """
    _refuse_incomplete(answers, new_demand)
    plan = current_plan()
    with writing():
        follow_up = get_locked(follow_up_id, by)
        if follow_up.state != State.DUE:
            msg = "这条回访已经完成，请勿重复提交。"
            raise AlreadyDone(msg)
        if not answers.reached:
            _count_unreached(follow_up)
        outcome = outcome_of(answers, unreached=follow_up.unreached, calls=plan.unreached.calls)
        if outcome is None or (outcome is Outcome.UNREACHABLE and _may_ask(follow_up, now)):
            try_again(follow_up, is_over=outcome is not None, by=by, now=now)
            return follow_up
        if new_demand is not None:
            key = uuid5(NAMESPACE_URL, f"follow-up:{follow_up.pk}")
            follow_up.new_order = link_new_demand(
                order_id=follow_up.order_id, key=key, demand=new_demand, by=by, now=now
            )
        follow_up.visit, follow_up.rated_by = visit, way if answers.reached else ""
        if outcome is Outcome.UNREACHABLE:
            follow_up.ended_by_rule = plan.unreached.label
        finish(follow_up, outcome, answers, by=by, now=now)
        _draw_consequences(follow_up, outcome, answers, unsolved_numbers, by=by, now=now)
    return follow_up


def _refuse_incomplete(answers: Answers, new_demand: Demand | None) -> None:
    faults = faults_of(answers)
    known = {each.code for each in current_plan().reasons}
    if not set(answers.reasons) <= known:
        faults["reasons"] = "有不认识的原因，请刷新后重新选择。"
    if new_demand is not None and not answers.reached:
        faults["new_demand"] = "没有联系上市民时，不能登记新诉求。"
    if faults:
        msg = "回访记录不完整，请按提示补充。"
        raise AnswersIncomplete(msg, fields=faults)


def _draw_consequences(
    follow_up: FollowUp,
    outcome: Outcome,
    answers: Answers,
    unsolved_numbers: Sequence[str],
    *,
    by: Visitor,
    now: datetime,
) -> None:
    """Give back what is not solved, then close the rest: what closes last looks at its parts."""
    unsolved = _unsolved(follow_up, outcome, unsolved_numbers)
    family = {each.number for each in handled_family(follow_up)}
    for number in sorted(family & unsolved):
        reopen(number=number, reason=answers.comment, by=by, now=now)
    unreachable = outcome is Outcome.UNREACHABLE
    for number in sorted(family - unsolved):
        closing = Closing.UNREACHABLE if unreachable else Closing.SOLVED
        close(number=number, closing=closing, by=by, now=now)


def _unsolved(follow_up: FollowUp, outcome: Outcome, numbers: Sequence[str]) -> set[str]:
    """Return which orders go back to their departments."""
    if outcome is not Outcome.UNSOLVED:
        return set()
    family = {each.number for each in handled_family(follow_up)}
    if not set(numbers) <= family:
        msg = "所选工单不在本次回访之内，请刷新后重新选择。"
        raise AnswersIncomplete(msg, fields={"unsolved_numbers": msg})
    return set(numbers) or family


def _count_unreached(follow_up: FollowUp) -> None:
    """Count one call that reached nobody; a second click has no call of its own."""
    if follow_up.attempts.count() <= follow_up.unreached:
        msg = "请先拨打回访电话；每次拨打只记录一次未联系上。"
        raise NotCalled(msg)
    follow_up.unreached += 1


def _may_ask(follow_up: FollowUp, now: datetime) -> bool:
    """Tell whether a message may still ask, after the last call that reached nobody."""
    plan = current_plan()
    is_late = follow_up.expires_at is not None and follow_up.expires_at <= now
    return plan.unreached.message and not is_late and address_of(follow_up) is not None
