"""Acknowledge (自动回执) a conversation once, with its receipt number and code."""

from datetime import datetime, timedelta
from uuid import uuid5

from hotline.core.actor import SYSTEM
from hotline.messaging.actions.write import write
from hotline.messaging.models import Conversation, Message
from hotline.messaging.rules.acknowledgement import MOST_A_DAY, wording

_DAY = timedelta(days=1)


def acknowledge(conversation: Conversation, *, now: datetime) -> Message | None:
    """Write the receipt; None for a peer who got enough of them today, or cannot be reached.

    Asked again, it is the same message.
    """
    if not conversation.peer:
        return None
    recent = Conversation.objects.filter(
        peer_index=conversation.peer_index,
        channel=conversation.channel,
        account=conversation.account,
        opened_at__gt=now - _DAY,
    )
    if recent.exclude(pk=conversation.pk).count() >= MOST_A_DAY:
        return None
    text = wording(number=conversation.number, code=conversation.code)
    key = uuid5(conversation.pk, "receipt")
    return write(conversation_id=conversation.pk, text=text, by=SYSTEM, now=now, key=key)
