"""Close a conversation (结束会话) and its contact."""

from datetime import datetime
from uuid import UUID

from hotline.contacts.actions.close_contact import close_contact
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.actions._having import locked_of
from hotline.messaging.events import ConversationClosed
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import Closing, ConversationState


def close_conversation(
    *, conversation_id: UUID, closing: Closing, by: Actor, now: datetime
) -> Conversation:
    """End the conversation; what the citizen writes later opens another.

    Raises:
        NotYours: the visitor does not have it; the system may always.
        ConversationOver: it is closed already.

    """
    with writing():
        conversation = locked_of(conversation_id, by)
        conversation.state, conversation.closing = ConversationState.CLOSED, closing
        conversation.closed_at = max(now, conversation.opened_at)
        conversation.save(update_fields=["state", "closing", "closed_at"])
        close_contact(contact_id=conversation.contact_id, by=by, now=now)
        record(
            ConversationClosed(closing=closing),
            subject_id=conversation.pk,
            by=by,
            now=now,
            correlation_id=conversation.pk,
        )
    return conversation
