"""The door of registering."""

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.register import register as register_action
from hotline.workorders.api.bodies import RegisterBody
from hotline.workorders.api.present import registered_view
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import RegisteredView
from hotline.workorders.permissions import REGISTER


@router.post("/work-orders", auth=Requires(REGISTER))
def register(request: HttpRequest, body: RegisterBody) -> list[RegisteredView]:
    """Register one order per demand; the same key answers with the same orders."""
    orders = register_action(
        key=body.idempotency_key,
        caller=body.caller.to_caller(),
        demands=[each.to_demand(each.direct_answer) for each in body.demands],
        contact_id=body.contact_id,
        shield_reason=body.shield_reason,
        by=visitor_of(request),
        now=now(),
    )
    return [registered_view(each) for each in orders]
