"""Escalate an order as difficult (列为疑难)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._difficulty import begin_difficulty
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import refuse_silence
from hotline.workorders.attention_events import Escalated
from hotline.workorders.errors import AlreadyDone
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.difficulty import Cause
from hotline.workorders.rules.workflow import Verb


def escalate(*, number: str, reason: str, by: Visitor, now: datetime) -> WorkOrder:
    """Start the 48 hours of a difficult order (WO-14); the handling clock goes on.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        AlreadyDone: it is difficult already.
        Incomplete: nobody says what is difficult.

    """
    with writing():
        order, _ = get_order_for(Verb.ESCALATE, number, by)
        if order.is_difficult:
            msg = "本工单已列为疑难件。"
            raise AlreadyDone(msg)
        refuse_silence(reason, "疑难情况")
        begin_difficulty(
            *(order, Cause.DIFFICULT),
            reason=reason,
            by=by,
            now=now,
            verb=Verb.ESCALATE,
            is_by_hotline=sees_every_order(by),
        )
        order.save(update_fields=["is_difficult", "due_at"])
        tell(order, Escalated(note=reason), by=by, now=now)
    return order
