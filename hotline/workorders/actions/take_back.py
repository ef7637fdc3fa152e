"""Take a forwarded order back (收回转办): the outside body does not handle it."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._clocks import start_clocks, stop_clocks
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import end_turns, refuse_silence
from hotline.workorders.handling_events import TakenBack
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.turns import lead_of


def take_back(*, number: str, reason: str, by: Visitor, now: datetime) -> WorkOrder:
    """Let the order wait for dispatch again, with its clock.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: nobody says why.

    """
    with writing():
        order, transition = get_order_for(Verb.TAKE_BACK, number, by)
        refuse_silence(reason, "收回理由")
        body = lead_of(order).department
        end_turns(order, Assignment.Ending.TAKEN_BACK, now=now)
        stop_clocks(order, now=now)
        start_clocks(order, Clock.DISPATCH, now=now, verb=Verb.TAKE_BACK)
        order.state, order.department = transition.next_state, None
        order.save(update_fields=["state", "department", "due_at"])
        happening = TakenBack(department_id=body.pk, note=f"从{body.name}收回：{reason}")
        tell(order, happening, by=by, now=now)
    return order
