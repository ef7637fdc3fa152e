"""Release conversations their operators left alone (收回无人答复的会话)."""

from datetime import datetime, timedelta

from django.db.models import F, Q

from hotline.blending.queries import seats_of
from hotline.blending.rules.grace import AWAY, is_left_alone
from hotline.core.actor import SYSTEM
from hotline.core.errors import Refusal
from hotline.messaging.actions.hand_back import hand_back
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import ConversationState

LEFT_ALONE = "热线员离开或忙于通话，市民等待答复，系统退回排队"


def release_left_alone(*, now: datetime, at_most: int = 200) -> int:
    """Hand back what waits for a word of somebody who is away; return how many."""
    soonest: timedelta = AWAY
    rows = Conversation.objects.filter(
        Q(last_out_at__isnull=True) | Q(last_in_at__gt=F("last_out_at")),
        state=ConversationState.TAKEN,
        last_in_at__lte=now - soonest,
        taken_at__lte=now - soonest,
    )
    found = list(rows.order_by("due_at")[:at_most])
    seats = seats_of(each.operator_id for each in found if each.operator_id is not None)
    released = 0
    for each in found:
        if each.taken_at is not None and is_left_alone(
            unanswered_since=each.last_in_at,
            taken_at=each.taken_at,
            seat=seats.get(each.operator_id or 0),
            now=now,
        ):
            released += _hand_back(each, now)
    return released


def _hand_back(conversation: Conversation, now: datetime) -> bool:
    try:
        hand_back(conversation_id=conversation.pk, note=LEFT_ALONE, by=SYSTEM, now=now)
    except Refusal:
        return False
    return True
