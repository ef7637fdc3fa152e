"""Nobody was reached (未联系上): call again at another time of day, or ask by message."""

from datetime import datetime, timedelta

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.followups.events import FollowUpTurned, FollowUpUnreached
from hotline.followups.models import FollowUp
from hotline.followups.plan_file import current_plan
from hotline.followups.rules.plan_entries import CHANNEL_LABELS, Channel
from hotline.followups.rules.trying_again import next_try
from hotline.reference.rules.calendar import SHANGHAI


def try_again(follow_up: FollowUp, *, is_over: bool, by: Visitor, now: datetime) -> None:
    """Plan the next try of a locked follow-up. Must be called inside ``writing()``.

    After the last call a message asks; what is not answered then ends.
    """
    plan = current_plan()
    calls = plan.unreached.calls
    if is_over:
        follow_up.next_at = now
        follow_up.is_last_resort = True
        note = f"第 {follow_up.unreached} 次未联系上（最多 {calls} 次），改发短信征询"
    else:
        follow_up.next_at = next_try(plan, follow_up.unreached, now)
        again = follow_up.next_at.astimezone(SHANGHAI)
        note = f"第 {follow_up.unreached} 次未联系上（最多 {calls} 次），{again:%m-%d %H:%M} 起再拨"
    happening = FollowUpUnreached(
        number=follow_up.order.number,
        unreached=follow_up.unreached,
        next_at=follow_up.next_at.isoformat(),
        note=note,
    )
    story = follow_up.correlation_id
    record(happening, subject_id=follow_up.pk, by=by, now=now, correlation_id=story)
    if is_over:
        turn(follow_up, Channel.MESSAGE, by=by, now=now)
    follow_up.save(update_fields=["unreached", "next_at", "is_last_resort", "channel"])


def turn(
    follow_up: FollowUp, channel: Channel, *, by: Visitor, now: datetime, note: str = ""
) -> None:
    """Go on by another way; the caller saves. Must be called inside ``writing()``."""
    follow_up.channel, follow_up.next_at = channel, now
    follow_up.asked_at = follow_up.asked_by = None
    happening = FollowUpTurned(
        number=follow_up.order.number, channel=channel, note=note or CHANNEL_LABELS[channel]
    )
    story = follow_up.correlation_id
    record(happening, subject_id=follow_up.pk, by=by, now=now, correlation_id=story)


def give_to_person(follow_up: FollowUp, note: str, *, by: Visitor, now: datetime) -> None:
    """Let somebody call; the locked row is saved. Must be called inside ``writing()``."""
    turn(follow_up, Channel.CALL, by=by, now=now, note=note)
    follow_up.save(update_fields=["channel", "next_at", "asked_at", "asked_by"])


def waited_out(follow_up: FollowUp, now: datetime) -> bool:
    """Tell whether an asked citizen had their time to answer."""
    plan = current_plan()
    hours = plan.of(Channel(follow_up.channel)).wait_hours
    if follow_up.is_last_resort:
        hours = plan.unreached.message_wait_hours
    return follow_up.asked_at is not None and follow_up.asked_at + timedelta(hours=hours) <= now
