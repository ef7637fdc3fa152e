"""Submit a helper's part (提交会办结果)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._clocks import stop_clocks
from hotline.workorders.actions._keep_result import keep_result
from hotline.workorders.actions._parts import note_acceptance
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._to_review import to_review_or_wait
from hotline.workorders.actions._turns import lapse_requests
from hotline.workorders.handling_events import PartSubmitted
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import handler_departments
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.result_elements import ResultText
from hotline.workorders.rules.workflow import State, Verb
from hotline.workorders.turns import waiting_helpers


def submit_part(
    *, number: str, result: ResultText, attachment_ids: Sequence[UUID], by: Visitor, now: datetime
) -> WorkOrder:
    """Keep the helper's result and stop its clocks; the last part opens the review.

    Who submits has accepted.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: an element of RPL-01 is missing or too thin.

    """
    with writing():
        order, _ = get_order_for(Verb.SUBMIT_PART, number, by)
        own = waiting_helpers(order).filter(department_id__in=handler_departments(by))
        turn = own.select_related("department")[0]
        row = keep_result(
            *(order, turn, result),
            attachment_ids=attachment_ids,
            wants_photo=False,
            by=by,
            now=now,
        )
        note_acceptance(turn, by=by, now=now)
        turn.done_at = now
        turn.save(update_fields=["done_at"])
        lapse_requests(order, now=now, assignment=turn)
        stop_clocks(order, now=now, assignment=turn)
        if order.state == State.AWAITING_HELPERS:
            to_review_or_wait(order, verb=Verb.SUBMIT_PART, now=now)
        else:
            order.save(update_fields=["due_at"])
        happening = PartSubmitted(
            department_id=turn.department_id,
            result_id=row.pk,
            is_solved=row.is_solved,
            note=turn.department.name,
        )
        tell(order, happening, by=by, now=now)
    return order
