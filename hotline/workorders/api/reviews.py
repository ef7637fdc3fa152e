"""One door per decision of the hotline about what departments ask and submit."""

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.approve_result import approve_result as approve_result_action
from hotline.workorders.actions.approve_send_back import approve_send_back as approve_action
from hotline.workorders.actions.refuse_result import refuse_result as refuse_result_action
from hotline.workorders.actions.refuse_send_back import refuse_send_back as refuse_action
from hotline.workorders.api.after import shown
from hotline.workorders.api.bodies import (
    ApproveResultBody,
    ApproveSendBackBody,
    RefuseResultBody,
    RefuseSendBackBody,
)
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderState
from hotline.workorders.permissions import VERBS
from hotline.workorders.rules.workflow import Verb


@router.post(
    "/work-orders/{number}/approve_send_back", auth=Requires(VERBS[Verb.APPROVE_SEND_BACK])
)
def approve_send_back(request: HttpRequest, number: str, body: ApproveSendBackBody) -> OrderState:
    """Take the order back (同意退单), optionally giving it to another department."""
    visitor = visitor_of(request)
    order = approve_action(
        number=number,
        comment=body.comment,
        department_id=body.department_id,
        share_phone=body.share_phone,
        shield_reason=body.shield_reason,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/refuse_send_back", auth=Requires(VERBS[Verb.REFUSE_SEND_BACK]))
def refuse_send_back(request: HttpRequest, number: str, body: RefuseSendBackBody) -> OrderState:
    """Leave the order with the department (不同意退单)."""
    visitor = visitor_of(request)
    order = refuse_action(number=number, comment=body.comment, by=visitor, now=now())
    return shown(order, visitor)


@router.post("/work-orders/{number}/approve_result", auth=Requires(VERBS[Verb.APPROVE_RESULT]))
def approve_result(request: HttpRequest, number: str, body: ApproveResultBody) -> OrderState:
    """Approve the result (审核通过)."""
    visitor = visitor_of(request)
    order = approve_result_action(number=number, comment=body.comment, by=visitor, now=now())
    return shown(order, visitor)


@router.post("/work-orders/{number}/refuse_result", auth=Requires(VERBS[Verb.REFUSE_RESULT]))
def refuse_result(request: HttpRequest, number: str, body: RefuseResultBody) -> OrderState:
    """Send the result back to be completed (审核退回)."""
    visitor = visitor_of(request)
    order = refuse_result_action(
        number=number, missing=body.missing, comment=body.comment, by=visitor, now=now()
    )
    return shown(order, visitor)
