"""What every verb answers with: where the order stands now."""

from hotline.accounts.visitor import Visitor
from hotline.workorders.api.present import verb_views
from hotline.workorders.api.views import OrderState
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.rules.workflow import STATE_LABELS, State


def shown(order: WorkOrder, visitor: Visitor) -> OrderState:
    """Show the order's new state; a department that gave it away may do nothing more."""
    is_visible = sees_every_order(visitor) or order.department_id in visitor.department_ids
    return OrderState(
        number=order.number,
        state=order.state,
        state_label=STATE_LABELS[State(order.state)],
        due_at=order.due_at,
        allowed_verbs=verb_views(order, visitor) if is_visible else [],
    )
