"""Answer at the desk and close (直接答复，首呼解决)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.rules.dictionaries import AppealType
from hotline.workorders.actions._endings import end_order
from hotline.workorders.actions._families import close_the_rest
from hotline.workorders.errors import Incomplete
from hotline.workorders.events import AnsweredDirectly
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.registration import DirectAnswer, missing_of_answer
from hotline.workorders.rules.workflow import Verb


def answer_directly(
    *, number: str, text: str, by: Visitor, now: datetime, reason: str = ""
) -> WorkOrder:
    """Close the order with what the citizen was told.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: no text, or no reason where the type must be dispatched (WO-05).

    """
    with writing():
        order, _ = get_order_for(Verb.ANSWER_DIRECTLY, number, by)
        answer = DirectAnswer(text=text, reason=reason)
        faults = missing_of_answer(AppealType(order.appeal_type), answer)
        if faults:
            raise Incomplete(next(iter(faults.values())), fields=faults)
        order.direct_answer, order.direct_answer_reason = text, reason
        end_order(order, Closing.ANSWERED_DIRECTLY, now=now)
        record(
            AnsweredDirectly(reason=reason, note=reason),
            subject_id=order.number,
            by=by,
            now=now,
            correlation_id=order.correlation_id,
        )
        close_the_rest(order, by=by, now=now)
    return order
