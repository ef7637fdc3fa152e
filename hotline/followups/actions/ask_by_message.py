"""Ask a citizen by message (短信回访): one question at a time, answered by a digit."""

from datetime import datetime
from uuid import uuid4

from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.actions.try_again import turn
from hotline.followups.asking import TEMPLATE, address_of
from hotline.followups.events import FollowUpAsked
from hotline.followups.models import FollowUp
from hotline.followups.queries import due_of_same_phone, get_locked
from hotline.followups.rules.outcomes import State
from hotline.followups.rules.plan_entries import Channel
from hotline.followups.speakers import PLANNER
from hotline.messaging.actions.notify import notify
from hotline.messaging.rules.notices import NoticeState


def ask_by_message(*, follow_up_id: int, now: datetime) -> FollowUp:
    """Send the question; while another waits for the same citizen's answer, this one waits.

    Who cannot be written to, or wants no messages, is called; after the last call it ends.
    """
    with writing():
        follow_up = get_locked(follow_up_id, PLANNER)
        if follow_up.state != State.DUE or follow_up.asked_at is not None:
            return follow_up
        waiting = due_of_same_phone(follow_up, PLANNER)
        if waiting.filter(channel=Channel.MESSAGE, asked_at__isnull=False).exists():
            return follow_up
        if not _is_sent(follow_up, now):
            _turn_away(follow_up, now)
    return follow_up


def _is_sent(follow_up: FollowUp, now: datetime) -> bool:
    address = address_of(follow_up)
    if address is None:
        return False
    order = follow_up.order
    notice = notify(
        template=TEMPLATE,
        values={"title": order.topic.name, "number": order.number},
        phone=address.phone,
        conversation=address.conversation,
        reference=f"follow-up:{follow_up.pk}",
        by=PLANNER,
        now=now,
        correlation_id=follow_up.correlation_id,
    )
    if notice.state == NoticeState.OPTED_OUT:
        return False
    follow_up.asked_at, follow_up.asked_by = now, uuid4()
    follow_up.save(update_fields=["asked_at", "asked_by"])
    happening = FollowUpAsked(number=order.number, channel=Channel.MESSAGE)
    story = follow_up.correlation_id
    record(happening, subject_id=follow_up.pk, by=PLANNER, now=now, correlation_id=story)
    return True


def _turn_away(follow_up: FollowUp, now: datetime) -> None:
    if follow_up.is_last_resort:
        follow_up.expires_at = now  # nothing is left to try: the plan ends it
    else:
        turn(follow_up, Channel.CALL, by=PLANNER, now=now, note="不能用短信征询，改打电话")
    follow_up.save(update_fields=["asked_at", "asked_by", "expires_at", "channel", "next_at"])
