"""Tie uploaded files to the thing they prove."""

from collections.abc import Sequence
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.workorders.errors import Incomplete
from hotline.workorders.file_queries import count_files
from hotline.workorders.models import Attachment, ClockRequest, Result, SendBack
from hotline.workorders.queries import list_unclaimed
from hotline.workorders.rules.file_limits import FILES_AT_ONCE, fault_of_order


def take_uploads(ids: Sequence[UUID], *, by: Visitor) -> list[Attachment]:
    """Return the visitor's own unclaimed uploads, locked.

    Raises:
        Incomplete: too many, or one is not theirs or already belongs to something.

    """
    if len(set(ids)) > FILES_AT_ONCE:
        msg = f"附件最多 {FILES_AT_ONCE} 个。"
        raise Incomplete(msg, fields={"attachment_ids": msg})
    if not ids:
        return []
    found = list_unclaimed(ids, by)
    if len(found) != len(set(ids)):
        msg = "有附件不存在或已被使用，请重新上传。"
        raise Incomplete(msg, fields={"attachment_ids": msg})
    return found


def refuse_too_many(order_id: int, files: Sequence[Attachment]) -> None:
    """Check that a locked order takes so many more files.

    Raises:
        Incomplete: too many, or too large together.

    """
    if not files:
        return
    had = count_files(order_id)
    fault = fault_of_order(
        files=had.files,
        size=had.size,
        more_files=len(files),
        more_size=sum(each.size for each in files),
    )
    if fault:
        raise Incomplete(fault, fields={"attachment_ids": fault})


_PROVES = {SendBack: "send_back_id", Result: "result_id", ClockRequest: "clock_request_id"}


def tie(files: Sequence[Attachment], to: SendBack | Result | ClockRequest) -> None:
    """Make the files part of the request or the result, for good.

    Raises:
        Incomplete: the order has too many files, or too large ones.

    """
    refuse_too_many(to.order_id, files)
    fields = {"order_id": to.order_id, _PROVES[type(to)]: to.pk}
    if files:
        Attachment.objects.filter(pk__in=[each.pk for each in files]).update(**fields)
