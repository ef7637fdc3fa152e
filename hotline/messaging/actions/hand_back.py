"""Hand a conversation back (退回排队): somebody else is needed."""

from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.actions._having import locked_of
from hotline.messaging.events import ConversationHandedBack
from hotline.messaging.models import Conversation
from hotline.messaging.permissions import REASSIGN_CONVERSATIONS
from hotline.messaging.rules.conversation import ConversationState


def hand_back(*, conversation_id: UUID, note: str, by: Actor, now: datetime) -> Conversation:
    """Let the conversation wait again, in the place its age gives it.

    Raises:
        NotYours: the visitor does not have it; team leaders and the system may always.
        ConversationOver: it is closed.

    """
    may_reassign = isinstance(by, Visitor) and by.has(REASSIGN_CONVERSATIONS)
    with writing():
        conversation = locked_of(conversation_id, by, whoever_has_it=may_reassign)
        if conversation.state == ConversationState.WAITING:
            return conversation
        conversation.state = ConversationState.WAITING
        conversation.operator_id, conversation.operator_label = None, ""
        conversation.taken_at = conversation.seen_at = None
        conversation.save(
            update_fields=["state", "operator_id", "operator_label", "taken_at", "seen_at"]
        )
        record(
            ConversationHandedBack(note=note[:200]),
            subject_id=conversation.pk,
            by=by,
            now=now,
            correlation_id=conversation.pk,
        )
    return conversation
