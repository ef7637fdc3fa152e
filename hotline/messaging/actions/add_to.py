"""Add to a conversation (补充情况) what its citizen says by receipt and code."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.core.actor import NamedActor
from hotline.core.crypto.cipher import blind_index
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.text import clean_text
from hotline.messaging.actions._files import drop_contents, keep_files
from hotline.messaging.events import MessageReceived
from hotline.messaging.models import Conversation, Message
from hotline.messaging.rules.incoming import MAX_TEXT, IncomingFile, MessageKind


def add_to(
    *, conversation_id: UUID, key: str, text: str, files: Sequence[IncomingFile], now: datetime
) -> Message:
    """Keep the message, once a key, whatever channel the conversation is of; also when closed."""
    arrival = blind_index(f"added/{conversation_id}/{key}")
    file_ids: list[UUID] = []
    try:
        with writing():
            conversation = Conversation.objects.select_for_update().get(pk=conversation_id)
            known = Message.objects.filter(arrival_key=arrival).first()
            if known is not None:
                return known
            message = Message.objects.create(
                conversation=conversation,
                kind=MessageKind.TEXT,
                text=str(clean_text(text))[:MAX_TEXT],
                arrival_key=arrival,
                written_at=now,
            )
            file_ids.extend(keep_files(message, files))
            conversation.last_in_at = max(conversation.last_in_at, now)
            conversation.save(update_fields=["last_in_at"])
            record(
                MessageReceived(
                    channel=conversation.channel, message_id=message.pk, is_first=False
                ),
                subject_id=conversation.pk,
                by=NamedActor("市民"),
                now=now,
                correlation_id=conversation.pk,
            )
            return message
    except BaseException:
        drop_contents(file_ids)
        raise
