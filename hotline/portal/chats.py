"""A chat (在线咨询) on the page: who may read it, and what was said."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from hotline.contacts.rules.channels import Channel
from hotline.core.crypto.cipher import blind_index
from hotline.messaging.models import Conversation, Message
from hotline.messaging.rules.conversation import ConversationState
from hotline.portal.public_messages import Said, list_said
from hotline.portal.tokens import issue, read

ACCOUNT = "main"
VISITOR_LIFETIME = timedelta(days=30)
_KIND = "visitor"


@dataclass(frozen=True, slots=True)
class Talk:
    """What is new in a chat, and who is at the other end."""

    messages: list[Said]
    state: str
    operator: str
    number: str
    code: str


def name_visitor(key: UUID, *, now: datetime) -> str:
    """Return what the page proves itself with while it chats."""
    return issue(_KIND, str(key), until=now + VISITOR_LIFETIME)


def thread_of(visitor: str, *, now: datetime) -> str:
    """Return the thread of a visitor.

    Raises:
        TokenInvalid: not ours, or a month old.

    """
    return f"chat/{read(_KIND, visitor, now=now)}"


def read_talk(visitor: str, *, after: int, now: datetime) -> Talk:
    """Return what was said after the given number of messages.

    Raises:
        TokenInvalid: not ours, or a month old.

    """
    thread = blind_index(f"{Channel.WEB}/{ACCOUNT}/{thread_of(visitor, now=now)}")
    of_thread = Conversation.objects.filter(
        channel=Channel.WEB, account=ACCOUNT, thread_index=thread
    )
    latest = of_thread.order_by("-opened_at").first()
    if latest is None:
        return Talk([], "none", "", "", "")
    said = Message.objects.filter(conversation__in=of_thread)
    return Talk(
        list_said(said, after=after),
        latest.state,
        service_number(latest),
        latest.number,
        latest.code,
    )


def service_number(conversation: Conversation) -> str:
    """Return what citizens call the operator: the service number, no name."""
    if conversation.state != ConversationState.TAKEN or conversation.operator_id is None:
        return ""
    return f"{conversation.operator_id} 号热线员"
