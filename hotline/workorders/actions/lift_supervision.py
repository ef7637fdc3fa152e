"""Supervise an order no longer (解除督办)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._supervision import open_supervision
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import refuse_silence
from hotline.workorders.attention_events import SupervisionLifted
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.workflow import Verb


def lift_supervision(*, number: str, reason: str, by: Visitor, now: datetime) -> WorkOrder:
    """End the supervision; the letter and its reply stay.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        AlreadyDone: it is not supervised.
        Incomplete: nobody says why.

    """
    with writing():
        order, _ = get_order_for(Verb.LIFT_SUPERVISION, number, by)
        letter = open_supervision(order)
        refuse_silence(reason, "解除理由")
        letter.lifted_at, letter.lifted_because = now, reason
        letter.lifted_by_label = by.actor_label
        letter.save(update_fields=["lifted_at", "lifted_because", "lifted_by_label"])
        order.supervision_level = ""
        order.save(update_fields=["supervision_level"])
        happening = SupervisionLifted(supervision_id=letter.pk, note=f"{letter.letter}：{reason}")
        tell(order, happening, by=by, now=now)
    return order
