"""What only who has a conversation may do, and the system."""

from uuid import UUID

from hotline.core.actor import Actor
from hotline.messaging.errors import ConversationOver, NotYours
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import ConversationState


def locked_of(conversation_id: UUID, by: Actor, *, whoever_has_it: bool = False) -> Conversation:
    """Return the open conversation, locked, if ``by`` has it or is no account.

    ``whoever_has_it`` is for who may take it out of other hands.

    Raises:
        ConversationOver: it is closed.
        NotYours: somebody else, or nobody, has it.

    """
    conversation = Conversation.objects.select_for_update().get(pk=conversation_id)
    if conversation.state == ConversationState.CLOSED:
        msg = "会话已结束。"
        raise ConversationOver(msg)
    is_bound = by.actor_id is not None and not whoever_has_it
    if is_bound and conversation.operator_id != by.actor_id:
        msg = "这个会话不由您接待，请先接待。"
        raise NotYours(msg)
    return conversation
