"""Report a conversation as a nuisance (上报骚扰) and end it."""

from datetime import datetime
from uuid import UUID

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.events import NuisanceReported
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import Closing


def report_nuisance(
    *, conversation_id: UUID, reason: str, by: Actor, now: datetime
) -> Conversation:
    """End the conversation as a nuisance, with the reason; the citizen is not blocked by it.

    Raises:
        NotYours: the visitor does not have it.
        ConversationOver: it is closed already.

    """
    with writing():
        conversation = close_conversation(
            conversation_id=conversation_id, closing=Closing.NUISANCE, by=by, now=now
        )
        record(
            NuisanceReported(note=reason[:200]),
            subject_id=conversation.pk,
            by=by,
            now=now,
            correlation_id=conversation.pk,
        )
    return conversation
