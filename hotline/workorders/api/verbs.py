"""One door per verb of the desk and the departments."""

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.accept import accept as accept_action
from hotline.workorders.actions.answer_directly import answer_directly as answer_action
from hotline.workorders.actions.dispatch import dispatch as dispatch_action
from hotline.workorders.actions.send_back import send_back as send_back_action
from hotline.workorders.actions.submit_result import submit_result as submit_action
from hotline.workorders.api.after import shown
from hotline.workorders.api.bodies import (
    AnswerBody,
    DispatchBody,
    NothingBody,
    ResultBody,
    SendBackBody,
)
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderState
from hotline.workorders.permissions import VERBS
from hotline.workorders.rules.workflow import Verb


@router.post("/work-orders/{number}/answer_directly", auth=Requires(VERBS[Verb.ANSWER_DIRECTLY]))
def answer_directly(request: HttpRequest, number: str, body: AnswerBody) -> OrderState:
    """Answer at the desk and close (直接答复)."""
    visitor = visitor_of(request)
    order = answer_action(number=number, text=body.text, reason=body.reason, by=visitor, now=now())
    return shown(order, visitor)


@router.post("/work-orders/{number}/dispatch", auth=Requires(VERBS[Verb.DISPATCH]))
def dispatch(request: HttpRequest, number: str, body: DispatchBody) -> OrderState:
    """Dispatch to a department (派单)."""
    visitor = visitor_of(request)
    order = dispatch_action(
        number=number,
        department_id=body.department_id,
        note=body.note,
        share_phone=body.share_phone,
        shield_reason=body.shield_reason,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/accept", auth=Requires(VERBS[Verb.ACCEPT]))
def accept(request: HttpRequest, number: str, body: NothingBody) -> OrderState:  # noqa: ARG001 - only its shape matters
    """Accept (签收)."""
    visitor = visitor_of(request)
    return shown(accept_action(number=number, by=visitor, now=now()), visitor)


@router.post("/work-orders/{number}/send_back", auth=Requires(VERBS[Verb.SEND_BACK]))
def send_back(request: HttpRequest, number: str, body: SendBackBody) -> OrderState:
    """Ask to send back (申请退单)."""
    visitor = visitor_of(request)
    order = send_back_action(
        number=number,
        reason=body.reason,
        legal_basis=body.legal_basis,
        attachment_ids=body.attachment_ids,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/submit_result", auth=Requires(VERBS[Verb.SUBMIT_RESULT]))
def submit_result(request: HttpRequest, number: str, body: ResultBody) -> OrderState:
    """Submit a result (提交办理结果)."""
    visitor = visitor_of(request)
    order = submit_action(
        number=number,
        result=body.to_result(),
        attachment_ids=body.attachment_ids,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)
