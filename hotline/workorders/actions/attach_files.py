"""Add uploaded files to the order itself (添加附件): what the citizen sent, what was found."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._files import refuse_too_many, take_uploads
from hotline.workorders.errors import Incomplete, NotNow
from hotline.workorders.models import Attachment, WorkOrder
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.private_events import FilesAttached
from hotline.workorders.queries import get_order_locked
from hotline.workorders.rules.workflow import State


def attach_files(
    *,
    number: str,
    attachment_ids: Sequence[UUID],
    by: Visitor,
    now: datetime,
    is_internal: bool = False,
) -> WorkOrder:
    """Make the files the order's own, for good; internal ones only the hotline sees.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.
        NotNow: the order is closed.
        Incomplete: no files, too many, or not the visitor's own unclaimed uploads.

    """
    with writing():
        order = get_order_locked(number, by)
        if order.state == State.CLOSED:
            msg = "工单已结案，不能再添加附件。"
            raise NotNow(msg)
        if not attachment_ids:
            msg = "请先上传附件。"
            raise Incomplete(msg, fields={"attachment_ids": msg})
        files = take_uploads(attachment_ids, by=by)
        refuse_too_many(order.pk, files)
        hides = is_internal and sees_every_order(by)
        Attachment.objects.filter(pk__in=[each.pk for each in files]).update(
            order_id=order.pk, is_internal=hides
        )
        note = f"{len(files)} 个" + ("（仅热线可见）" if hides else "")
        ids = [str(each.pk) for each in files]
        happening = FilesAttached(attachment_ids=ids, is_internal=hides, note=note)
        story = order.correlation_id
        record(happening, subject_id=order.number, by=by, now=now, correlation_id=story)
    return order
