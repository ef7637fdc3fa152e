"""Complete a follow-up (完成回访): close the order, or give it back to its department."""

from collections.abc import Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.errors import AlreadyDone, AnswersIncomplete, NotCalled
from hotline.followups.events import FollowUpCompleted, FollowUpUnreached
from hotline.followups.models import FollowUp
from hotline.followups.queries import get_locked, handled_family
from hotline.followups.rules.outcomes import (
    MAX_ATTEMPTS,
    OUTCOME_LABELS,
    Answers,
    Outcome,
    State,
    faults_of,
    outcome_of,
)
from hotline.workorders.actions.close import close
from hotline.workorders.actions.link_new_demand import link_new_demand
from hotline.workorders.actions.reopen import reopen
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.registration import Demand

_CLOSINGS = {Outcome.SOLVED: Closing.SOLVED, Outcome.UNREACHABLE: Closing.UNREACHABLE}


def complete(
    *,
    follow_up_id: int,
    answers: Answers,
    by: Visitor,
    now: datetime,
    new_demand: Demand | None = None,
    unsolved_numbers: Sequence[str] = (),
) -> FollowUp:
    """Write down what the citizen said and do what follows from it.

    Solved closes the order; unsolved gives it back to its department; a new demand becomes
    a linked order at once (CB-04). Nobody reached: tried again, closed after three calls.
    Orders split from one are all spoken of: unsolved gives back those that are named, or all.

    Raises:
        NoSuchFollowUp: there is none.
        AlreadyDone: it was completed before.
        NotCalled: nobody was reached, but no call was made since that was last written down.
        AnswersIncomplete, Incomplete: something is missing.

    """
    faults = faults_of(answers)
    if new_demand is not None and not answers.reached:
        faults["new_demand"] = "没有联系上市民时，不能登记新诉求。"
    if faults:
        msg = "回访记录不完整，请按提示补充。"
        raise AnswersIncomplete(msg, fields=faults)
    with writing():
        follow_up = get_locked(follow_up_id, by)
        if follow_up.state != State.DUE:
            msg = "这条回访已经完成，请勿重复提交。"
            raise AlreadyDone(msg)
        if not answers.reached:
            _count_unreached(follow_up)
        outcome = outcome_of(answers, unreached=follow_up.unreached)
        if outcome is None:
            _try_again(follow_up, by=by, now=now)
            return follow_up
        if new_demand is not None:
            key = uuid5(NAMESPACE_URL, f"follow-up:{follow_up.pk}")
            follow_up.new_order = link_new_demand(
                order_id=follow_up.order_id, key=key, demand=new_demand, by=by, now=now
            )
        _finish(follow_up, outcome, answers, by=by, now=now)
        unsolved = _unsolved(follow_up, outcome, unsolved_numbers)
        family = {each.number for each in handled_family(follow_up)}
        for number in sorted(family & unsolved):  # first: what closes last looks at its parts
            reopen(number=number, reason=answers.comment, by=by, now=now)
        for number in sorted(family - unsolved):
            closing = _CLOSINGS.get(outcome, Closing.SOLVED)
            close(number=number, closing=closing, by=by, now=now)
    return follow_up


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


def _try_again(follow_up: FollowUp, *, by: Visitor, now: datetime) -> None:
    follow_up.save(update_fields=["unreached"])
    happening = FollowUpUnreached(
        number=follow_up.order.number,
        unreached=follow_up.unreached,
        note=f"第 {follow_up.unreached} 次未联系上（最多 {MAX_ATTEMPTS} 次）",
    )
    story = follow_up.correlation_id
    record(happening, subject_id=follow_up.pk, by=by, now=now, correlation_id=story)


def _finish(
    follow_up: FollowUp, outcome: Outcome, answers: Answers, *, by: Visitor, now: datetime
) -> None:
    follow_up.state, follow_up.outcome = State.DONE, outcome
    follow_up.rating, follow_up.comment = answers.rating, answers.comment
    follow_up.completed_at = now
    follow_up.completed_by_id, follow_up.completed_by_label = by.actor_id, by.actor_label
    follow_up.save()
    number = follow_up.order.number
    happening = FollowUpCompleted(
        number=number,
        outcome=outcome,
        rating=answers.rating,
        new_number=follow_up.new_order.number if follow_up.new_order else "",
        note=_note(outcome, answers),
    )
    story = follow_up.correlation_id
    record(happening, subject_id=follow_up.pk, by=by, now=now, correlation_id=story)


def _note(outcome: Outcome, answers: Answers) -> str:
    rating = f"，评分 {answers.rating}" if answers.rating else ""
    comment = f"：{answers.comment}" if answers.comment else ""
    return f"{OUTCOME_LABELS[outcome]}{rating}{comment}"
