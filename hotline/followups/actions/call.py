"""Call the citizen back (拨打回访电话) through the same engine."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.errors import AlreadyDone, CallingBarred
from hotline.followups.events import FollowUpCalled
from hotline.followups.models import FollowUpAttempt
from hotline.followups.queries import get_follow_up
from hotline.followups.rules.calling_hours import why_barred
from hotline.followups.rules.outcomes import State
from hotline.telephony.actions.call_citizen import call_citizen


def call(*, follow_up_id: int, by: Visitor, now: datetime) -> FollowUpAttempt:
    """Ring the operator, then the citizen; the attempt remembers the call.

    Raises:
        NoSuchFollowUp: there is none.
        AlreadyDone: it is completed.
        CallingBarred: not at this hour (CB-02).
        Conflict, Unavailable: the call cannot be placed now.

    """
    follow_up = get_follow_up(follow_up_id)
    if follow_up.state != State.DUE:
        msg = "这条回访已经完成。"
        raise AlreadyDone(msg)
    barred = why_barred(now)
    if barred:
        raise CallingBarred(barred)
    order = follow_up.order
    placed = call_citizen(
        number=order.caller_phone,
        purpose="follow_up",
        reference=str(follow_up.pk),
        correlation_id=follow_up.correlation_id,
        by=by,
        now=now,
    )
    with writing():
        attempt = FollowUpAttempt.objects.create(
            follow_up=follow_up,
            call_id=placed,
            placed_at=now,
            placed_by_id=by.user_id,
            placed_by_label=by.actor_label,
        )
        record(
            FollowUpCalled(number=order.number, call_id=str(attempt.call_id)),
            subject_id=follow_up.pk,
            by=by,
            now=now,
            correlation_id=follow_up.correlation_id,
        )
    return attempt
