"""Write down how a follow-up ended."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.followups.events import FollowUpCompleted
from hotline.followups.models import FollowUp
from hotline.followups.rules.outcomes import OUTCOME_LABELS, Answers, Outcome, State


def finish(
    follow_up: FollowUp, outcome: Outcome, answers: Answers, *, by: Visitor, now: datetime
) -> None:
    """Save the answers of a locked follow-up and tell of it. Inside ``writing()``."""
    follow_up.state, follow_up.outcome = State.DONE, outcome
    follow_up.rating, follow_up.comment = answers.rating, answers.comment
    follow_up.is_responded, follow_up.reasons = answers.is_responded, [*answers.reasons]
    follow_up.completed_at = now
    follow_up.completed_by_id, follow_up.completed_by_label = by.actor_id, by.actor_label
    follow_up.save()
    happening = FollowUpCompleted(
        number=follow_up.order.number,
        outcome=outcome,
        rating=answers.rating,
        new_number=follow_up.new_order.number if follow_up.new_order else "",
        way=follow_up.rated_by,
        rule=follow_up.ended_by_rule,
        note=_note(follow_up, outcome, answers),
    )
    story = follow_up.correlation_id
    record(happening, subject_id=follow_up.pk, by=by, now=now, correlation_id=story)


def _note(follow_up: FollowUp, outcome: Outcome, answers: Answers) -> str:
    rating = f"，评分 {answers.rating}" if answers.rating else ""
    rule = f"（{follow_up.ended_by_rule}）" if follow_up.ended_by_rule else ""
    comment = f"：{answers.comment}" if answers.comment else ""
    return f"{OUTCOME_LABELS[outcome]}{rating}{rule}{comment}"
