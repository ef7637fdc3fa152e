"""Approve more time (同意延期): the clock ends later, what was promised first is kept."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._ask_about_clock import (
    decide,
    extensions_given,
    handling_clock,
    moment,
)
from hotline.workorders.actions._clock_stops import extend_clock
from hotline.workorders.actions._tell import tell
from hotline.workorders.errors import NotNow
from hotline.workorders.handling_events import Extended
from hotline.workorders.models import ClockRequest, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.clock_requests import Kind
from hotline.workorders.rules.workflow import Verb


def approve_extension(
    *, number: str, comment: str, by: Visitor, now: datetime, department_id: int | None = None
) -> WorkOrder:
    """Give a department the time it asked for; without its name, whoever asked first.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``; nobody asked, or a
            stop meanwhile gave more than was asked for.
        Incomplete: no comment says why.

    """
    with writing():
        order, _ = get_order_for(Verb.APPROVE_EXTENSION, number, by)
        approved = ClockRequest.Decision.APPROVED
        request = decide(
            *(order, Kind.EXTENSION, approved),
            comment=comment,
            by=by,
            now=now,
            department_id=department_id,
        )
        turn = request.assignment
        clock = handling_clock(turn)
        if request.until <= max(clock.ends_at, now):
            msg = "申请的时间已过，或已早于现在的到期时间，请不同意后重新申请。"
            raise NotNow(msg)
        extend_clock(order, clock, until=request.until, now=now)
        order.save(update_fields=["due_at"])
        times = extensions_given(turn)
        happening = Extended(
            department_id=turn.department_id,
            request_id=request.pk,
            times=times,
            note=f"第 {times} 次延期，延至 {moment(request.until)}：{comment}",
        )
        tell(order, happening, by=by, now=now)
    return order
