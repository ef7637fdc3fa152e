"""Pass what a citizen adds (市民补充情况) on to the department that has the order."""

from datetime import datetime

from hotline.core.actor import NamedActor
from hotline.core.guarded import writing
from hotline.workorders.actions._tell import tell
from hotline.workorders.message_events import MessageWritten
from hotline.workorders.models import Assignment, OrderMessage, WorkOrder
from hotline.workorders.rules.messages import LONGEST
from hotline.workorders.rules.secrecy import Secrecy

_CITIZEN = NamedActor("市民（网上补充）")
_CUT = "……（全文见热线登记的补充情况）"


def pass_on(*, number: str, text: str, now: datetime) -> OrderMessage | None:
    """Write it into the lead's thread; None: nobody has the order, or the citizen is hidden.

    Who wishes to be known by no department may name themselves in what they write: the
    hotline reads it first.
    """
    with writing():
        order = WorkOrder.objects.select_for_update().get(number=number)
        if order.is_confidential or order.is_anonymous or order.secrecy != Secrecy.NORMAL:
            return None
        turns = Assignment.objects.filter(order=order, ended_at__isnull=True)
        turn = turns.order_by("-role", "id").first()
        if turn is None:
            return None
        message = OrderMessage.objects.create(
            order=order,
            department_id=turn.department_id,
            is_from_department=False,
            text=text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT,
            written_at=now,
            written_by_label=_CITIZEN.actor_label,
        )
        happening = MessageWritten(
            message_id=message.pk,
            department_id=turn.department_id,
            is_from_department=False,
        )
        tell(order, happening, by=_CITIZEN, now=now)
    return message
