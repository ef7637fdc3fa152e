"""Refuse more time (不同意延期): the promise stays as it was."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._ask_about_clock import decide
from hotline.workorders.actions._tell import tell
from hotline.workorders.handling_events import ExtensionRefused
from hotline.workorders.models import ClockRequest, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.clock_requests import Kind
from hotline.workorders.rules.workflow import Verb


def refuse_extension(
    *, number: str, comment: str, by: Visitor, now: datetime, department_id: int | None = None
) -> WorkOrder:
    """Say no to a department's request; without its name, to whoever asked first.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``; nobody asked.
        Incomplete: no comment says why.

    """
    with writing():
        order, _ = get_order_for(Verb.REFUSE_EXTENSION, number, by)
        refused = ClockRequest.Decision.REFUSED
        request = decide(
            *(order, Kind.EXTENSION, refused),
            comment=comment,
            by=by,
            now=now,
            department_id=department_id,
        )
        department = request.assignment.department_id
        happening = ExtensionRefused(department_id=department, request_id=request.pk, note=comment)
        tell(order, happening, by=by, now=now)
    return order
