"""Take a conversation (接待会话)."""

from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.contacts.actions.answer_contact import answer_contact
from hotline.core.errors import Forbidden
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.errors import ConversationOver, NotYours
from hotline.messaging.events import ConversationTaken
from hotline.messaging.models import Conversation
from hotline.messaging.permissions import TAKE_CONVERSATIONS
from hotline.messaging.rules.conversation import ConversationState


def take(*, conversation_id: UUID, by: Visitor, now: datetime) -> Conversation:
    """Make the visitor the one who has the conversation; taking twice changes nothing.

    Raises:
        Forbidden: the visitor may not take conversations.
        ConversationOver: it is closed.
        NotYours: somebody else took it first.

    """
    if not by.has(TAKE_CONVERSATIONS):
        msg = "文字会话由热线员接待。"
        raise Forbidden(msg)
    with writing():
        conversation = Conversation.objects.select_for_update().get(pk=conversation_id)
        if conversation.state == ConversationState.CLOSED:
            msg = "会话已结束。"
            raise ConversationOver(msg)
        if conversation.state == ConversationState.TAKEN:
            if conversation.operator_id != by.user_id:
                msg = f"会话已由{conversation.operator_label}接待。"
                raise NotYours(msg)
            return conversation
        conversation.state = ConversationState.TAKEN
        conversation.operator_id = by.user_id
        conversation.operator_label = by.actor_label[:80]
        conversation.taken_at, conversation.seen_at = now, None
        conversation.save(
            update_fields=["state", "operator_id", "operator_label", "taken_at", "seen_at"]
        )
        answer_contact(contact_id=conversation.contact_id, operator_id=by.user_id)
        record(
            ConversationTaken(operator_id=by.user_id),
            subject_id=conversation.pk,
            by=by,
            now=now,
            correlation_id=conversation.pk,
        )
    return conversation
