"""Submit a result (提交办理结果): the department says what it did."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.rules.dictionaries import Urgency
from hotline.workorders.actions._clocks import stop_clocks
from hotline.workorders.actions._keep_result import keep_result
from hotline.workorders.actions._to_review import to_review_or_wait
from hotline.workorders.actions._turns import lapse_requests
from hotline.workorders.events import ResultSubmitted
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.result_elements import ResultText
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.turns import lead_of


def submit_result(
    *, number: str, result: ResultText, attachment_ids: Sequence[UUID], by: Visitor, now: datetime
) -> WorkOrder:
    """Keep the result and hand the order to the hotline's review; the handling clock stops.

    While a helper's part is missing the order waits for it first.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: an element of RPL-01 is missing or too thin.

    """
    with writing():
        order, _ = get_order_for(Verb.SUBMIT_RESULT, number, by)
        assignment = lead_of(order)
        row = keep_result(
            *(order, assignment, result),
            attachment_ids=attachment_ids,
            wants_photo=order.urgency == Urgency.URGENT,
            by=by,
            now=now,
        )
        lapse_requests(order, now=now, assignment=assignment)
        stop_clocks(order, now=now, assignment=assignment)
        to_review_or_wait(order, verb=Verb.SUBMIT_RESULT, now=now)
        happening = ResultSubmitted(
            department_id=assignment.department_id, result_id=row.pk, is_solved=row.is_solved
        )
        story = order.correlation_id
        record(happening, subject_id=order.number, by=by, now=now, correlation_id=story)
    return order
