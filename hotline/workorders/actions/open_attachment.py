"""Open a file (查看附件), leaving a line in the log."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.files.sealed_files import read
from hotline.workorders.errors import FileHeld, NoSuchOrder
from hotline.workorders.events import AttachmentOpened
from hotline.workorders.models import Attachment
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.queries import get_attachment


def open_attachment(
    *, attachment_id: UUID, by: Visitor, now: datetime
) -> tuple[Attachment, Iterator[bytes]]:
    """Return the file and its content; a department gets the copy that hides the place.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.
        FileHeld: the visitor's department waits until the hotline releases it.
        FileMissing: its file is gone from the disk.

    """
    attachment = get_attachment(attachment_id, by)
    if is_kept_from(attachment, by):
        msg = "这个附件可能记录了拍摄位置，热线核对放行后即可打开。"
        raise FileHeld(msg)
    if attachment.copy_size and not sees_every_order(by):
        content = read(attachment.pk, "copy", attachment.copy_size)
    else:
        content = read(attachment.pk, "file", attachment.size)
    with writing():
        record(
            AttachmentOpened(number=attachment.order.number if attachment.order else ""),
            subject_id=attachment.pk,
            by=by,
            now=now,
            correlation_id=attachment.order.correlation_id if attachment.order else None,
        )
    return attachment, content


def is_kept_from(attachment: Attachment, visitor: Visitor) -> bool:
    """Tell whether the visitor must wait; whoever uploaded the file has it anyway."""
    is_own = attachment.uploaded_by_id == visitor.user_id
    return attachment.is_held and not is_own and not sees_every_order(visitor)


def size_for(attachment: Attachment, visitor: Visitor) -> int:
    """Return how many bytes this visitor gets."""
    has_copy = attachment.copy_size and not sees_every_order(visitor)
    return attachment.copy_size if has_copy else attachment.size


def open_preview(*, attachment_id: UUID, by: Visitor) -> tuple[Attachment, Iterator[bytes]]:
    """Return a picture's preview; like reading the order's page, it leaves no line in the log.

    Raises:
        NoSuchOrder: there is none, it has no preview, or the visitor may not see it.
        FileMissing: it is gone from the disk.

    """
    attachment = get_attachment(attachment_id, by)
    if not attachment.preview_size:
        msg = "这个附件没有预览图。"
        raise NoSuchOrder(msg)
    return attachment, read(attachment.pk, "preview", attachment.preview_size)
