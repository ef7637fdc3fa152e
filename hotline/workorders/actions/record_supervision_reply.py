"""Write down what an outside body answered to a letter of supervision (录入督办回复)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._files import refuse_too_many, take_uploads
from hotline.workorders.actions._supervision import open_supervision
from hotline.workorders.actions._tell import tell
from hotline.workorders.attention_events import SupervisionReplyRecorded
from hotline.workorders.errors import AlreadyDone, Incomplete
from hotline.workorders.models import Attachment, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.supervision import faults_of_recorded_reply
from hotline.workorders.rules.workflow import Verb


def record_supervision_reply(
    *,
    number: str,
    reason: str,
    document: str,
    replied_at: datetime,
    attachment_ids: Sequence[UUID],
    by: Visitor,
    now: datetime,
) -> WorkOrder:
    """Keep the answer of a body without accounts here, its document and when it came.

    Whether it was late goes by when the body answered, not by when it was typed.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        AlreadyDone: nothing waits for an answer.
        Incomplete: answer or document is missing, or the moment cannot be.

    """
    with writing():
        order, _ = get_order_for(Verb.RECORD_SUPERVISION_REPLY, number, by)
        letter = open_supervision(order)
        if letter.replied_at is not None:
            msg = "督办函已回复，请解除督办或另发督办函。"
            raise AlreadyDone(msg)
        faults = faults_of_recorded_reply(
            *(reason, document), replied_at=replied_at, issued_at=letter.issued_at, now=now
        )
        if faults:
            raise Incomplete(next(iter(faults.values())), fields=faults)
        files = take_uploads(attachment_ids, by=by)
        refuse_too_many(order.pk, files)
        ids = [each.pk for each in files]
        Attachment.objects.filter(pk__in=ids).update(order_id=order.pk)
        letter.reply, letter.replied_at, letter.reply_document = reason, replied_at, document
        letter.replied_by_label = letter.department.name
        letter.recorded_at, letter.recorded_by_label = now, by.actor_label
        letter.save(update_fields=_CHANGED)
        happening = SupervisionReplyRecorded(
            supervision_id=letter.pk,
            department_id=letter.department_id,
            is_late=replied_at > letter.reply_by,
            attachment_ids=[str(each) for each in ids],
            note=f"{letter.letter} {letter.department.name}（{document}）：{reason}",
        )
        tell(order, happening, by=by, now=now)
    return order


_CHANGED = (
    *("reply", "replied_at", "replied_by_label"),
    *("reply_document", "recorded_at", "recorded_by_label"),
)
