"""Look into a file a citizen sent (检查附件): fetch, scan and clean it; keep or refuse it."""

from datetime import datetime
from uuid import UUID

from hotline.contacts.rules.channels import Channel
from hotline.core.guarded import writing
from hotline.files.door import inspect
from hotline.files.errors import FileRefused
from hotline.files.rules.file_kinds import ALLOWED_LABEL, MAX_BYTES, FileKind, kind_of, safe_name
from hotline.files.sealed_files import drop, keep, read
from hotline.files.virus_door import scanner
from hotline.messaging.accounts import get_account
from hotline.messaging.adapters import find_adapters
from hotline.messaging.models import MessageFile
from hotline.messaging.rules.files import FileState


def look_into_file(*, file_id: UUID, now: datetime) -> MessageFile:
    """Keep the file with its copy and preview, or say why not; a second look changes nothing.

    Raises:
        SendingFailed: the channel does not give the file out; to be tried again.
        ScannerSilent, InspectionSlow: as above.

    """
    del now
    row = MessageFile.objects.select_related("message__conversation").get(pk=file_id)
    if row.state != FileState.WAITING:
        return row
    name, content = _content_of(row)
    try:
        kind = _kind(content, name)
        scan = scanner().scan(content)
        seen = inspect(content, kind)
    except FileRefused as refusal:
        return refuse_file(file_id=file_id, why=refusal.message)
    keep(row.pk, {"file": content, "copy": seen.copy, "preview": seen.preview})
    row.name, row.kind, row.size, row.scan = name, kind.name, len(content), scan
    row.copy_size, row.preview_size = len(seen.copy), len(seen.preview)
    row.width, row.height = seen.width, seen.height
    row.had_location, row.is_held = seen.had_location, seen.may_tell_place
    row.state = FileState.KEPT
    with writing():
        row.save()
    return row


def refuse_file(*, file_id: UUID, why: str) -> MessageFile:
    """Keep only the file's name and the reason; its content is removed."""
    with writing():
        row = MessageFile.objects.select_for_update().get(pk=file_id)
        if row.state == FileState.WAITING:
            row.state, row.fault, row.size = FileState.REFUSED, why[:200], 0
            row.save(update_fields=["state", "fault", "size"])
    if row.state == FileState.REFUSED:
        drop(file_id)
    return row


def _content_of(row: MessageFile) -> tuple[str, bytes]:
    if not row.remote_id:
        return row.name, b"".join(read(row.pk, "file", row.size))
    conversation = row.message.conversation
    channel = Channel(conversation.channel)
    settings = get_account(channel, conversation.account)
    name, content = find_adapters()[channel].download(conversation.account, settings, row.remote_id)
    return safe_name(name) or row.name, content


def _kind(content: bytes, name: str) -> FileKind:
    kind = kind_of(content, name) if 0 < len(content) <= MAX_BYTES else None
    if kind is None:
        msg = f"只能接收 {ALLOWED_LABEL} 文件，且内容须与扩展名一致。"
        raise FileRefused(msg)
    if len(content) > kind.most_bytes:
        msg = f"这类文件不能超过 {kind.most_bytes // 1024 // 1024} MB。"
        raise FileRefused(msg)
    return kind
