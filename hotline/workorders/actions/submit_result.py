"""Submit a result (提交办理结果): the department says what it did."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.rules.dictionaries import Urgency
from hotline.workorders.actions._clocks import start_clocks, stop_clocks
from hotline.workorders.actions._files import take_uploads, tie
from hotline.workorders.errors import Incomplete
from hotline.workorders.events import ResultSubmitted
from hotline.workorders.models import Assignment, Attachment, Result, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.file_kinds import KINDS
from hotline.workorders.rules.result_elements import ResultText, missing_from_result
from hotline.workorders.rules.workflow import Verb


def submit_result(
    *, number: str, result: ResultText, attachment_ids: Sequence[UUID], by: Visitor, now: datetime
) -> WorkOrder:
    """Keep the result and hand the order to the hotline's review; the handling clock stops.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: an element of RPL-01 is missing or too thin.

    """
    with writing():
        order, transition = get_order_for(Verb.SUBMIT_RESULT, number, by)
        files = take_uploads(attachment_ids, by=by)
        _refuse_incomplete(order, result, files, now)
        assignment = Assignment.objects.get(order=order, ended_at__isnull=True)
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
        stop_clocks(order, now=now)
        start_clocks(
            order, Clock.RESULT_REVIEW, now=now, assignment=assignment, verb=Verb.SUBMIT_RESULT
        )
        order.state = transition.next_state
        order.save(update_fields=["state", "due_at"])
        happening = ResultSubmitted(
            department_id=assignment.department_id, result_id=row.pk, is_solved=row.is_solved
        )
        story = order.correlation_id
        record(happening, subject_id=order.number, by=by, now=now, correlation_id=story)
    return order


def _refuse_incomplete(
    order: WorkOrder, result: ResultText, files: list[Attachment], now: datetime
) -> None:
    faults = missing_from_result(
        result,
        registered_at=order.registered_at,
        now=now,
        is_urgent=order.urgency == Urgency.URGENT,
        photos=sum(KINDS[each.kind].is_picture for each in files),
    )
    if faults:
        msg = "办理结果不完整，请按提示补充。"
        raise Incomplete(msg, fields=faults)
