"""Load an order for its citizen, who proved their right to it otherwise."""

from hotline.workorders.errors import NoSuchOrder, NotNow
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import NO_SUCH_ORDER
from hotline.workorders.rules.workflow import (
    TABLE,
    VERB_LABELS,
    WAITS_FOR,
    State,
    Transition,
    Verb,
)


def get_order_of_citizen(verb: Verb, number: str) -> tuple[WorkOrder, Transition]:
    """Return the locked order and where the verb leads; call it inside ``writing()``.

    The table's states hold for citizens too; its roles are the offices' own.

    Raises:
        NoSuchOrder: there is none.
        NotNow: the order's state does not allow the verb.

    """
    order = WorkOrder.objects.select_for_update().filter(number=number).first()
    if order is None:
        raise NoSuchOrder(NO_SUCH_ORDER)
    state = State(order.state)
    row = TABLE.get((state, verb))
    if row is None:
        msg = f"{WAITS_FOR[state]}，现在不能{VERB_LABELS[verb]}。"
        raise NotNow(msg)
    return order, row
