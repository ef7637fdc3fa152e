"""Ask to stop the clocks (申请挂起): for now the department cannot handle the order."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._ask_about_clock import ask, moment, refuse_second
from hotline.workorders.actions._files import take_uploads, tie
from hotline.workorders.actions._tell import tell
from hotline.workorders.errors import Incomplete
from hotline.workorders.handling_events import SuspensionRequested
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.clock_requests import Kind, faults_of_suspension
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.turns import lead_of


def suspend(
    *,
    number: str,
    reason: str,
    until: datetime,
    by: Visitor,
    now: datetime,
    attachment_ids: Sequence[UUID] = (),
) -> WorkOrder:
    """Ask for a stop until some moment; the clocks run until the dispatcher approves.

    Files prove why.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``; one request waits.
        Incomplete: nobody says why, or the moment is past or too far.

    """
    with writing():
        order, _ = get_order_for(Verb.SUSPEND, number, by)
        lead = lead_of(order)
        files = take_uploads(attachment_ids, by=by)
        refuse_second(lead, Kind.SUSPENSION)
        faults = faults_of_suspension(reason=reason, until=until, now=now)
        if faults:
            raise Incomplete(next(iter(faults.values())), fields=faults)
        request = ask(lead, Kind.SUSPENSION, reason=reason, until=until, by=by, now=now)
        tie(files, request)
        happening = SuspensionRequested(
            department_id=order.department_id or 0,
            request_id=request.pk,
            note=f"至 {moment(until)}：{reason}",
        )
        tell(order, happening, by=by, now=now)
    return order
