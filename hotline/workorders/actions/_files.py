"""Tie uploaded files to the thing they prove."""

from collections.abc import Sequence
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Attachment, Result, SendBack
from hotline.workorders.queries import list_unclaimed

MAX_FILES = 10


def take_uploads(ids: Sequence[UUID], *, by: Visitor) -> list[Attachment]:
    """Return the visitor's own unclaimed uploads, locked.

    Raises:
        Incomplete: too many, or one is not theirs or already belongs to something.

    """
    if len(set(ids)) > MAX_FILES:
        msg = f"附件最多 {MAX_FILES} 个。"
        raise Incomplete(msg, fields={"attachment_ids": msg})
    if not ids:
        return []
    found = list_unclaimed(ids, by)
    if len(found) != len(set(ids)):
        msg = "有附件不存在或已被使用，请重新上传。"
        raise Incomplete(msg, fields={"attachment_ids": msg})
    return found


def tie(files: Sequence[Attachment], to: SendBack | Result) -> None:
    """Make the files part of the request or the result, for good."""
    fields = {"order_id": to.order_id}
    fields["send_back_id" if isinstance(to, SendBack) else "result_id"] = to.pk
    if files:
        Attachment.objects.filter(pk__in=[each.pk for each in files]).update(**fields)
