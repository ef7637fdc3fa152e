"""Ask to send an order back (申请退单) to the hotline."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.queries import get_reading
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.readings import ReadingKey
from hotline.workorders.actions._clocks import start_clocks, stop_clocks
from hotline.workorders.actions._files import take_uploads, tie
from hotline.workorders.errors import Incomplete
from hotline.workorders.events import SendBackRequested
from hotline.workorders.models import Attachment, Ruling, SendBack, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.send_back import (
    AfterRuling,
    faults_after_ruling,
    faults_of_request,
)
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.seen_documents import count_new_documents
from hotline.workorders.turns import lead_of


def send_back(
    *,
    number: str,
    reason: str,
    legal_basis: str,
    attachment_ids: Sequence[UUID],
    by: Visitor,
    now: datetime,
) -> WorkOrder:
    """Ask the hotline to take the order back; the department's clocks stand still meanwhile.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: grounds or documents are missing (RET-03), it was refused too often, or a
            ruling stands and there is no new document (RET-04).

    """
    with writing():
        order, transition = get_order_for(Verb.SEND_BACK, number, by)
        assignment = lead_of(order)
        faults = faults_of_request(
            reason=reason,
            legal_basis=legal_basis,
            attachments=len(attachment_ids),
            earlier=SendBack.objects.filter(assignment=assignment).count(),
        )
        if faults:
            msg = "退单申请不完整，请按提示补充。"
            raise Incomplete(msg, fields=faults)
        files = take_uploads(attachment_ids, by=by)
        _obey_ruling(order, files, now)
        request = SendBack.objects.create(
            order=order,
            assignment=assignment,
            reason=reason,
            legal_basis=legal_basis,
            requested_at=now,
            requested_by_id=by.actor_id,
            requested_by_label=by.actor_label,
        )
        tie(files, request)
        stop_clocks(order, now=now)
        start_clocks(
            order, Clock.SEND_BACK_REVIEW, now=now, assignment=assignment, verb=Verb.SEND_BACK
        )
        order.state = transition.next_state
        order.save(update_fields=["state", "due_at"])
        record(
            SendBackRequested(
                department_id=assignment.department_id, send_back_id=request.pk, note=reason
            ),
            subject_id=order.number,
            by=by,
            now=now,
            correlation_id=order.correlation_id,
        )
    return order


def _obey_ruling(order: WorkOrder, files: Sequence[Attachment], now: datetime) -> None:
    """Let the department that was ruled to lead ask again only as the city allows."""
    ruling = Ruling.objects.filter(order=order).order_by("-id").first()
    if ruling is None or ruling.department_id != order.department_id:
        return
    reading = AfterRuling(get_reading(ReadingKey.RETURN_AFTER_RULING, local_date(now)))
    faults = faults_after_ruling(reading, new_documents=count_new_documents(order, files))
    if faults:
        msg = "本件已有裁定，不能这样退单。"
        raise Incomplete(msg, fields=faults)
