"""Let departments have a file that may say where it was taken (放行附件)."""

from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._turns import refuse_silence
from hotline.workorders.errors import AlreadyDone, WrongRole
from hotline.workorders.file_permissions import RELEASE_FILE
from hotline.workorders.models import Attachment
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.private_events import FileReleased
from hotline.workorders.queries import get_attachment


def release_file(*, attachment_id: UUID, reason: str, by: Visitor, now: datetime) -> Attachment:
    """Let departments open the file from now on; somebody looked and says why.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.
        WrongRole: the visitor may not release files.
        AlreadyDone: it is not held, or was released.
        Incomplete: nobody says why.

    """
    with writing():
        found = get_attachment(attachment_id, by)
        if not (by.has(RELEASE_FILE) and sees_every_order(by)):
            msg = "附件由派单员、审核员、班长核对后放行。"
            raise WrongRole(msg)
        row = Attachment.objects.select_for_update().get(pk=found.pk)
        if not row.is_held:
            msg = "这个附件不需要放行。"
            raise AlreadyDone(msg)
        refuse_silence(reason, "核对说明")
        row.is_held, row.released_at, row.released_by_label = False, now, by.actor_label
        row.save(update_fields=["is_held", "released_at", "released_by_label"])
        if found.order is not None:
            happening = FileReleased(attachment_id=str(row.pk), note=reason.strip())
            story = found.order.correlation_id
            record(happening, subject_id=found.order.number, by=by, now=now, correlation_id=story)
    return row
