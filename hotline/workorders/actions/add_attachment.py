"""Add a file (上传附件), to be named by a send-back or a result."""

from datetime import datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from hotline.accounts.visitor import Visitor
from hotline.core.crypto.files import seal_file
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.errors import FileRefused
from hotline.workorders.events import AttachmentAdded
from hotline.workorders.models import Attachment
from hotline.workorders.rules.file_kinds import ALLOWED_LABEL, MAX_BYTES, kind_of, safe_name


def add_attachment(*, name: str, content: bytes, by: Visitor, now: datetime) -> Attachment:
    """Keep the file sealed under a fresh id; its kind is decided by its bytes.

    Raises:
        FileRefused: empty, too large, or of a kind that is not kept.

    """
    kind = kind_of(content[:MAX_BYTES], safe_name(name))
    if not content or len(content) > MAX_BYTES:
        msg = f"附件不能为空，且不能超过 {MAX_BYTES // 1024 // 1024} MB。"
        raise FileRefused(msg, fields={"file": msg})
    if kind is None:
        msg = f"只能上传 {ALLOWED_LABEL} 文件，且内容须与扩展名一致。"
        raise FileRefused(msg, fields={"file": msg})
    attachment_id = uuid4()
    path = Path(settings.MEDIA_ROOT) / f"{attachment_id.hex[:2]}" / attachment_id.hex
    path.parent.mkdir(parents=True, exist_ok=True)
    seal_file(iter((content,)), path)
    try:
        with writing():
            made = Attachment.objects.create(
                id=attachment_id,
                name=safe_name(name),
                kind=kind.name,
                size=len(content),
                uploaded_at=now,
                uploaded_by_id=by.actor_id,
            )
            happening = AttachmentAdded(size=len(content), file_kind=kind.name)
            record(happening, subject_id=made.pk, by=by, now=now, correlation_id=None)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return made
