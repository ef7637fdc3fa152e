"""Note that whoever has a conversation opened it (打开会话)."""

from datetime import datetime
from uuid import UUID

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.events import ConversationSeen
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import ConversationState


def note_seen(*, conversation_id: UUID, by: Actor, now: datetime) -> None:
    """Keep when the one who has it opened it first; everybody else changes nothing."""
    own = Conversation.objects.filter(
        pk=conversation_id,
        state=ConversationState.TAKEN,
        operator_id=by.actor_id,
        seen_at__isnull=True,
    )
    with writing():
        if not own.update(seen_at=now):
            return
        record(
            ConversationSeen(),
            subject_id=conversation_id,
            by=by,
            now=now,
            correlation_id=conversation_id,
        )
