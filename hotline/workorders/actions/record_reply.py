"""Write down what an outside body answered (录入转办反馈)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._keep_result import keep_result
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._to_review import to_review_or_wait
from hotline.workorders.handling_events import ReplyRecorded
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.result_elements import ResultText
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.turns import lead_of


def record_reply(
    *, number: str, result: ResultText, attachment_ids: Sequence[UUID], by: Visitor, now: datetime
) -> WorkOrder:
    """Keep the outside body's result; it is reviewed like a department's.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: an element of RPL-01 is missing or too thin.

    """
    with writing():
        order, _ = get_order_for(Verb.RECORD_REPLY, number, by)
        lead = lead_of(order)
        row = keep_result(
            *(order, lead, result),
            attachment_ids=attachment_ids,
            wants_photo=False,
            by=by,
            now=now,
        )
        to_review_or_wait(order, verb=Verb.RECORD_REPLY, now=now)
        happening = ReplyRecorded(
            department_id=lead.department_id, result_id=row.pk, is_solved=row.is_solved
        )
        tell(order, happening, by=by, now=now)
    return order
