"""Close an order (结案) after its follow-up."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._endings import end_order
from hotline.workorders.actions._families import close_the_rest
from hotline.workorders.closing_queries import checklist_of
from hotline.workorders.errors import NotReadyToClose
from hotline.workorders.events import Closed
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.closing import CLOSING_LABELS, Closing
from hotline.workorders.rules.closing_checklist import faults_of
from hotline.workorders.rules.workflow import Verb


def close(*, number: str, closing: Closing, by: Visitor, now: datetime) -> WorkOrder:
    """Close the order; the department's turn ends with it, and so does what was merged into it.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        NotReadyToClose: the checklist (结案核对) finds what must be done first.

    """
    with writing():
        order, _ = get_order_for(Verb.CLOSE, number, by)
        lines = checklist_of(order, closing)
        faults = faults_of(lines)
        if faults:
            raise NotReadyToClose(next(iter(faults.values())), fields=faults)
        end_order(order, closing, now=now)
        record(
            Closed(
                closing=closing,
                checklist={each.check: each.is_met for each in lines},
                note=CLOSING_LABELS[closing],
            ),
            subject_id=order.number,
            by=by,
            now=now,
            correlation_id=order.correlation_id,
        )
        close_the_rest(order, by=by, now=now, was_called_about=True)
    return order
