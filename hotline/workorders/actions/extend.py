"""Ask for more time (申请延期), before the clock runs out."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._ask_about_clock import (
    ask,
    extensions_given,
    handling_clock,
    moment,
    refuse_second,
)
from hotline.workorders.actions._files import take_uploads, tie
from hotline.workorders.actions._tell import tell
from hotline.workorders.errors import Incomplete
from hotline.workorders.handling_events import ExtensionRequested
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import handler_departments
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.clock_requests import Kind, faults_of_extension
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.turns import turn_in_hand


def extend(
    *,
    number: str,
    reason: str,
    until: datetime,
    by: Visitor,
    now: datetime,
    attachment_ids: Sequence[UUID] = (),
) -> WorkOrder:
    """Ask for time until some moment; the promise stands until the dispatcher approves.

    The department that leads asks for its own clock, a helper for its part's; files prove why.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``; one request waits.
        Incomplete: nobody says why, it is too late to ask, or too much is asked for.

    """
    with writing():
        order, _ = get_order_for(Verb.EXTEND, number, by)
        turn = turn_in_hand(order, handler_departments(by))
        files = take_uploads(attachment_ids, by=by)
        refuse_second(turn, Kind.EXTENSION)
        ends_at = handling_clock(turn).ends_at
        faults = faults_of_extension(
            reason=reason, until=until, ends_at=ends_at, now=now, given=extensions_given(turn)
        )
        if faults:
            raise Incomplete(next(iter(faults.values())), fields=faults)
        request = ask(
            *(turn, Kind.EXTENSION),
            reason=reason,
            until=until,
            by=by,
            now=now,
            old_ends_at=ends_at,
        )
        tie(files, request)
        happening = ExtensionRequested(
            department_id=turn.department_id,
            request_id=request.pk,
            note=f"由 {moment(ends_at)} 延至 {moment(until)}：{reason}",
        )
        tell(order, happening, by=by, now=now)
    return order
