"""Write to the other side about an order (留言): the hotline to a department, or back."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._tell import tell
from hotline.workorders.errors import Incomplete, NotNow
from hotline.workorders.message_events import MessageWritten
from hotline.workorders.message_queries import open_turns
from hotline.workorders.models import Assignment, OrderMessage, WorkOrder
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.queries import get_order_locked
from hotline.workorders.rules.messages import fault_of


def write_message(
    *, number: str, text: str, by: Visitor, now: datetime, department_id: int | None = None
) -> OrderMessage:
    """Keep one message; state and clocks stay as they are.

    The hotline names the department where several have the order; a department writes in
    its own thread.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.
        Incomplete: nothing is said, or too much.
        NotNow: no department has the order, or not the one that is named.

    """
    with writing():
        order = get_order_locked(number, by)
        fault = fault_of(text)
        if fault:
            raise Incomplete(fault, fields={"text": fault})
        turn = _turn(order, by, department_id)
        message = OrderMessage.objects.create(
            order=order,
            department_id=turn.department_id,
            is_from_department=not sees_every_order(by),
            text=text,
            written_at=now,
            written_by_id=by.actor_id,
            written_by_label=by.actor_label,
        )
        happening = MessageWritten(
            message_id=message.pk,
            department_id=turn.department_id,
            is_from_department=message.is_from_department,
        )
        tell(order, happening, by=by, now=now)
    return message


def _turn(order: WorkOrder, by: Visitor, department_id: int | None) -> Assignment:
    turns = open_turns(order, by)
    if department_id is not None:
        turns = turns.filter(department_id=department_id)
    turn = turns.order_by("-role", "id").first()
    if turn is None:
        msg = "这件工单现在不在承办单位手里，不能留言。"
        raise NotNow(msg)
    return turn
