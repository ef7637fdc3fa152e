"""Keep the result of one department's work on a locked order."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.files.rules.file_kinds import KINDS
from hotline.workorders.actions._files import take_uploads, tie
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Assignment, Result, WorkOrder
from hotline.workorders.rules.result_elements import ResultText, missing_from_result


def keep_result(
    order: WorkOrder,
    assignment: Assignment,
    result: ResultText,
    *,
    attachment_ids: Sequence[UUID],
    wants_photo: bool,
    by: Visitor,
    now: datetime,
) -> Result:
    """Write the result down with its files.

    Raises:
        Incomplete: an element of RPL-01 is missing or too thin, or a file is not the visitor's.

    """
    files = take_uploads(attachment_ids, by=by)
    faults = missing_from_result(
        result,
        registered_at=order.registered_at,
        now=now,
        is_urgent=wants_photo,
        photos=sum(KINDS[each.kind].is_picture for each in files),
    )
    if faults:
        msg = "办理结果不完整，请按提示补充。"
        raise Incomplete(msg, fields=faults)
    row = Result.objects.create(
        order=order,
        assignment=assignment,
        handled_at=result.handled_at,
        place=result.place,
        unit=result.unit,
        staff=result.staff,
        process=result.process,
        outcome=result.outcome,
        is_solved=result.is_solved,
        next_step=result.next_step,
        submitted_at=now,
        submitted_by_id=by.actor_id,
        submitted_by_label=by.actor_label,
    )
    tie(files, row)
    return row
