"""Open a file a citizen sent (查看消息附件), leaving a line in the log."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.files.sealed_files import read
from hotline.messaging.conversation_queries import get_visible_file
from hotline.messaging.errors import NoConversation
from hotline.messaging.events import ConversationFileOpened
from hotline.messaging.models import MessageFile

Opened = Literal["file", "copy"]


def open_message_file(
    *, file_id: UUID, part: Opened, by: Visitor, now: datetime
) -> tuple[MessageFile, Iterator[bytes], int]:
    """Return a file, its content and size: as it came, or the copy without where it was taken.

    Raises:
        NoConversation: there is none, it was not kept, or the visitor may not see it.
        FileMissing: it is gone from the disk.

    """
    found = get_visible_file(file_id, by)
    has_copy = part == "copy" and found.copy_size > 0
    size = found.copy_size if has_copy else found.size
    content = read(found.pk, "copy" if has_copy else "file", size)
    with writing():
        record(
            ConversationFileOpened(file_id=str(found.pk)),
            subject_id=found.message.conversation_id,
            by=by,
            now=now,
            correlation_id=found.message.conversation_id,
        )
    return found, content, size


def open_message_preview(*, file_id: UUID, by: Visitor) -> tuple[MessageFile, Iterator[bytes]]:
    """Return a picture's preview; like reading the conversation, it leaves no line in the log.

    Raises:
        NoConversation: as above, or the file has no preview.
        FileMissing: it is gone from the disk.

    """
    found = get_visible_file(file_id, by)
    if not found.preview_size:
        msg = "这个附件没有预览图。"
        raise NoConversation(msg)
    return found, read(found.pk, "preview", found.preview_size)
