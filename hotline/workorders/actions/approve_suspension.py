"""Approve a stop (同意挂起): the clocks of whoever has the order stand still."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.reference.queries import get_reading
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.readings import ReadingKey
from hotline.workorders.actions._ask_about_clock import decide, moment
from hotline.workorders.actions._clock_stops import suspend_clocks
from hotline.workorders.actions._difficulty import begin_difficulty, open_difficulty
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import lapse_requests
from hotline.workorders.errors import NotNow
from hotline.workorders.handling_events import Suspended
from hotline.workorders.models import ClockRequest, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.clock_requests import KIND_LABELS, Kind
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.difficulty import Cause, stands_still, starts_with_suspension
from hotline.workorders.rules.workflow import Verb


def approve_suspension(*, number: str, comment: str, by: Visitor, now: datetime) -> WorkOrder:
    """Stop the clocks from now until the moment asked for; a waiting extension lapses.

    A suspended order is handled within 48 hours unless it was reported to the office: by the
    safest reading these hours begin now, or go on (WO-14, ``difficult_clock``).

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``; nobody asked, or
            the moment asked for has passed.
        Incomplete: no comment says why.

    """
    with writing():
        order, transition = get_order_for(Verb.APPROVE_SUSPENSION, number, by)
        approved = ClockRequest.Decision.APPROVED
        request = decide(order, Kind.SUSPENSION, approved, comment=comment, by=by, now=now)
        if request.until <= now:
            msg = "申请的恢复时间已过，请不同意后由承办单位重新申请。"
            raise NotNow(msg)
        lapse_requests(order, now=now)
        _stop(order, request, by=by, now=now)
        order.state = transition.next_state
        order.save(update_fields=["state", "due_at"])
        happening = Suspended(
            department_id=order.department_id or 0,
            request_id=request.pk,
            note=f"至 {moment(request.until)}：{comment}",
        )
        tell(order, happening, by=by, now=now)
    return order


def _stop(order: WorkOrder, request: ClockRequest, *, by: Visitor, now: datetime) -> None:
    reading = get_reading(ReadingKey.DIFFICULT_CLOCK, local_date(now))
    still = set(Clock) if stands_still(reading) else set(Clock) - {Clock.DIFFICULT}
    suspend_clocks(order, now=now, reason=KIND_LABELS[Kind.SUSPENSION], only=still)
    if starts_with_suspension(reading) and open_difficulty(order) is None:
        cause, verb = Cause.SUSPENDED, Verb.APPROVE_SUSPENSION
        begin_difficulty(order, cause, reason=request.reason, by=by, now=now, verb=verb)
