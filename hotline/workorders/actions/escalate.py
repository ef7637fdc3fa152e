"""Escalate an order as difficult (列为疑难)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._clocks import start_clocks
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import refuse_silence
from hotline.workorders.attention_events import Escalated
from hotline.workorders.errors import AlreadyDone
from hotline.workorders.models import Difficulty, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.turns import lead_of


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
        Difficulty.objects.create(
            order=order,
            reason=reason,
            escalated_at=now,
            escalated_by_id=by.actor_id,
            escalated_by_label=by.actor_label,
        )
        lead = lead_of(order)
        start_clocks(order, Clock.DIFFICULT, now=now, assignment=lead, verb=Verb.ESCALATE)
        order.is_difficult = True
        order.save(update_fields=["is_difficult", "due_at"])
        tell(order, Escalated(note=reason), by=by, now=now)
    return order
