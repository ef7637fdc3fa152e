"""Load conversations."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hotline.messaging.errors import NoConversation
from hotline.messaging.models import Conversation


def get_conversation(conversation_id: UUID) -> Conversation:
    """Return a conversation.

    Raises:
        NoConversation: there is none.

    """
    found = Conversation.objects.filter(pk=conversation_id).select_related("contact").first()
    if found is None:
        msg = "没有这个会话。"
        raise NoConversation(msg)
    return found


def find_by_receipt(number: str) -> Conversation | None:
    """Return the conversation of a receipt number as anybody writes it."""
    return Conversation.objects.filter(number=number.strip().upper()[:16]).first()


def find_by_contact(contact_id: int) -> Conversation | None:
    """Return the conversation of a contact; None for a call."""
    return Conversation.objects.filter(contact_id=contact_id).first()


def form_of(conversation: Conversation) -> Mapping[str, Any]:
    """Return what was filled in; empty for a chat."""
    return json.loads(conversation.form) if conversation.form else {}
