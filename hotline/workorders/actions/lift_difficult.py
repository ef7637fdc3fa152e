"""Take the mark off a difficult order (解除疑难)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._difficulty import end_difficulty, open_difficulty
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import refuse_silence
from hotline.workorders.difficulty_events import DifficultLifted
from hotline.workorders.errors import AlreadyDone, WrongRole
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.difficulty import fault_of_lifting
from hotline.workorders.rules.workflow import Verb


def lift_difficult(*, number: str, reason: str, by: Visitor, now: datetime) -> WorkOrder:
    """End the 48 hours; the row keeps who declared the order difficult and why it no longer is.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``; the hotline declared it
            and a department would lift it.
        AlreadyDone: it is not difficult.
        Incomplete: nobody says why.

    """
    with writing():
        order, _ = get_order_for(Verb.LIFT_DIFFICULT, number, by)
        row = open_difficulty(order)
        if row is None or not order.is_difficult:
            msg = "本工单不是疑难件。"
            raise AlreadyDone(msg)
        fault = fault_of_lifting(is_by_hotline=row.is_by_hotline, by_hotline=sees_every_order(by))
        if fault:
            raise WrongRole(fault)
        refuse_silence(reason, "解除理由")
        end_difficulty(order, because=reason, by=by, now=now)
        order.save(update_fields=["due_at"])
        tell(order, DifficultLifted(note=reason), by=by, now=now)
    return order
