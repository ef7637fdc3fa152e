"""Release a helper (撤销会办): its part is needed no longer."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._clocks import stop_clocks
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._to_review import to_review_or_wait
from hotline.workorders.actions._turns import lapse_requests, refuse_silence
from hotline.workorders.errors import Incomplete
from hotline.workorders.handling_events import HelperReleased
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.workflow import State, Verb
from hotline.workorders.turns import waiting_helpers


def release_helper(
    *, number: str, department_id: int, reason: str, by: Visitor, now: datetime
) -> WorkOrder:
    """End a helper's turn and its clock; if it was the last one waited for, the review opens.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: nobody says why, or the department owes no part.

    """
    with writing():
        order, _ = get_order_for(Verb.RELEASE_HELPER, number, by)
        refuse_silence(reason, "撤销理由")
        helpers = waiting_helpers(order).select_related("department")
        turn = helpers.filter(department_id=department_id).first()
        if turn is None:
            msg = "该单位不在待反馈的会办单位之中。"
            raise Incomplete(msg, fields={"department_id": msg})
        turn.ended_at, turn.ending = now, Assignment.Ending.RELEASED
        turn.save(update_fields=["ended_at", "ending"])
        lapse_requests(order, now=now, assignment=turn)
        stop_clocks(order, now=now, assignment=turn)
        if order.state == State.AWAITING_HELPERS:
            to_review_or_wait(order, verb=Verb.RELEASE_HELPER, now=now)
        else:
            order.save(update_fields=["due_at"])
        note = f"{turn.department.name}：{reason}"
        happening = HelperReleased(department_id=turn.department_id, note=note)
        tell(order, happening, by=by, now=now)
    return order
