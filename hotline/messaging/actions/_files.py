"""Keep the files of a message as they came; a job looks into them."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from procrastinate.contrib.django import app

from hotline.files.rules.file_kinds import MAX_BYTES, safe_name
from hotline.files.sealed_files import drop, keep
from hotline.messaging.models import Message, MessageFile
from hotline.messaging.rules.files import FileState
from hotline.messaging.rules.incoming import MAX_FILES, IncomingFile

TASK = "messaging.look_into_file"
QUEUE = "messages"
_MEGABYTE = 1024 * 1024


def keep_files(message: Message, files: Sequence[IncomingFile]) -> list[UUID]:
    """Keep each file sealed, or why it is not; return the ids of those that lie on disk."""
    lying = []
    for position, each in enumerate(files):
        row = MessageFile(
            id=uuid4(),
            message=message,
            position=position,
            name=safe_name(each.name) or f"附件{position + 1}",
            remote_id=each.remote_id[:255],
            state=FileState.WAITING,
            size=len(each.content),
        )
        row.fault = _fault_of(each, position)
        if row.fault:
            row.state, row.size = FileState.REFUSED, 0
        elif each.content:
            keep(row.pk, {"file": each.content})
            lying.append(row.pk)
        row.save(force_insert=True)
        if row.state == FileState.WAITING:
            app.configure_task(TASK, queue=QUEUE).defer(file_id=str(row.pk))
    return lying


def drop_contents(file_ids: Iterable[UUID]) -> None:
    """Remove what lies on disk for rows that were never committed."""
    for each in file_ids:
        drop(each)


def _fault_of(file: IncomingFile, position: int) -> str:
    if position >= MAX_FILES:
        return f"一条消息最多保存 {MAX_FILES} 个附件。"
    if file.fault:
        return file.fault[:200]
    if not file.content and not file.remote_id:
        return "附件是空的。"
    if len(file.content) > MAX_BYTES:
        return f"附件超过 {MAX_BYTES // _MEGABYTE} MB。"
    return ""
