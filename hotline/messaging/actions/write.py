"""Write to a citizen (回复市民): the message is kept and waits to be sent."""

from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.text import clean_text
from hotline.messaging.actions._having import locked_of
from hotline.messaging.errors import MessageInvalid
from hotline.messaging.events import MessageWritten
from hotline.messaging.models import Conversation, Message
from hotline.messaging.rules.incoming import MessageKind
from hotline.messaging.rules.sending import SendState

SEND_TASK = "messaging.send"
QUEUE = "messages"
MAX_REPLY = 2000


def write(
    *, conversation_id: UUID, text: str, by: Actor, now: datetime, key: UUID | None = None
) -> Message:
    """Keep a message of the operator who has the conversation, and have it sent.

    The system itself (no account) may always write, also when the conversation is over.
    The same ``key`` again returns the message that was kept, and sends nothing.

    Raises:
        MessageInvalid: nothing, or too much, was written.
        NotYours: another operator has the conversation, or nobody has.
        ConversationOver: it is closed.

    """
    cleaned = str(clean_text(text))
    if not 1 <= len(cleaned) <= MAX_REPLY:
        msg = f"回复内容须为 1 至 {MAX_REPLY} 字。"
        raise MessageInvalid(msg, fields={"text": msg})
    with writing():
        if by.actor_id is None:
            conversation = Conversation.objects.select_for_update().get(pk=conversation_id)
        else:
            conversation = locked_of(conversation_id, by)
        earlier = Message.objects.filter(write_key=key).first() if key else None
        if earlier is not None:
            return _same(earlier, conversation_id, by)
        message = Message.objects.create(
            conversation=conversation,
            is_ours=True,
            author_id=by.actor_id,
            author_label=by.actor_label[:80],
            kind=MessageKind.TEXT,
            text=cleaned,
            write_key=key,
            written_at=now,
            state=SendState.QUEUED,
            next_try_at=now,
        )
        conversation.last_out_at = now
        if by.actor_id is not None and conversation.first_answer_at is None:
            conversation.first_answer_at = now
        conversation.save(update_fields=["last_out_at", "first_answer_at"])
        app.configure_task(SEND_TASK, queue=QUEUE).defer(message_id=message.pk)
        record(
            MessageWritten(message_id=message.pk),
            subject_id=conversation.pk,
            by=by,
            now=now,
            correlation_id=conversation.pk,
        )
    return message


def _same(earlier: Message, conversation_id: UUID, by: Actor) -> Message:
    if earlier.conversation_id != conversation_id or earlier.author_id != by.actor_id:
        msg = "这次发送的编号已用于另一条消息，请刷新页面后重新发送。"
        raise MessageInvalid(msg)
    return earlier
