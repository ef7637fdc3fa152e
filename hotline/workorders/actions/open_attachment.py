"""Open a file (查看附件), leaving a line in the log."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from hotline.accounts.visitor import Visitor
from hotline.core.crypto.files import read_sealed
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.errors import FileMissing
from hotline.workorders.events import AttachmentOpened
from hotline.workorders.models import Attachment
from hotline.workorders.queries import get_attachment


def open_attachment(
    *, attachment_id: UUID, by: Visitor, now: datetime
) -> tuple[Attachment, Iterator[bytes]]:
    """Return the file and its content.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.
        FileMissing: its file is gone from the disk.

    """
    attachment = get_attachment(attachment_id, by)
    path = Path(settings.MEDIA_ROOT) / attachment.pk.hex[:2] / attachment.pk.hex
    if not path.is_file():
        msg = "附件文件暂时无法读取，请联系系统管理员。"
        raise FileMissing(msg)
    with writing():
        record(
            AttachmentOpened(number=attachment.order.number if attachment.order else ""),
            subject_id=attachment.pk,
            by=by,
            now=now,
            correlation_id=attachment.order.correlation_id if attachment.order else None,
        )
    return attachment, read_sealed(path, 0, attachment.size)
