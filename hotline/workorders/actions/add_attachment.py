"""Add a file (上传附件), to be named by a send-back, a result or the order itself."""

from datetime import datetime
from uuid import uuid4

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.files.door import inspect
from hotline.files.errors import FileRefused
from hotline.files.rules.file_kinds import (
    ALLOWED_LABEL,
    MAX_BYTES,
    FileKind,
    kind_of,
    safe_name,
)
from hotline.files.rules.scans import Scan
from hotline.files.sealed_files import drop, keep
from hotline.files.virus_door import scanner
from hotline.workorders.events import AttachmentAdded
from hotline.workorders.file_queries import count_recent_uploads
from hotline.workorders.models import Attachment
from hotline.workorders.private_events import FileTurnedAway
from hotline.workorders.rules.file_limits import fault_of_upload


def add_attachment(*, name: str, content: bytes, by: Visitor, now: datetime) -> Attachment:
    """Keep the file sealed under a fresh id; its kind is decided by its bytes.

    Beside it lies what departments see instead: pictures drawn anew, films and documents
    without the place of taking; and of pictures a preview. What could not be cleaned is held.

    Raises:
        FileRefused: empty, too large, damaged, infected, or of a kind that is not kept.
        ScannerSilent: virus scanning is set up and does not answer.

    """
    kind = _kind(content, safe_name(name), by, now)
    scan = _scan(content, kind, by=by, now=now)
    seen = inspect(content, kind)
    attachment_id = uuid4()
    keep(attachment_id, {"file": content, "copy": seen.copy, "preview": seen.preview})
    try:
        with writing():
            made = Attachment.objects.create(
                id=attachment_id,
                name=safe_name(name),
                kind=kind.name,
                size=len(content),
                copy_size=len(seen.copy),
                preview_size=len(seen.preview),
                width=seen.width,
                height=seen.height,
                had_location=seen.had_location,
                is_held=seen.may_tell_place,
                scan=scan,
                uploaded_at=now,
                uploaded_by_id=by.actor_id,
                uploaded_by_label=by.actor_label,
            )
            happening = AttachmentAdded(size=len(content), file_kind=kind.name)
            record(happening, subject_id=made.pk, by=by, now=now, correlation_id=None)
    except BaseException:
        drop(attachment_id)
        raise
    return made


def _kind(content: bytes, name: str, by: Visitor, now: datetime) -> FileKind:
    kind = kind_of(content[:MAX_BYTES], name)
    if content and len(content) <= MAX_BYTES and kind is None:
        msg = f"只能上传 {ALLOWED_LABEL} 文件，且内容须与扩展名一致。"
        raise FileRefused(msg, fields={"file": msg})
    fault = fault_of_upload(kind, len(content), uploaded_today=count_recent_uploads(by, now))
    if fault or kind is None:
        raise FileRefused(fault, fields={"file": fault})
    return kind


def _scan(content: bytes, kind: FileKind, *, by: Visitor, now: datetime) -> Scan:
    try:
        return scanner().scan(content)
    except FileRefused:
        with writing():
            happening = FileTurnedAway(size=len(content), file_kind=kind.name)
            record(happening, subject_id=uuid4(), by=by, now=now, correlation_id=None)
        raise
