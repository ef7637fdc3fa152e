"""One door per verb of handing on: outside, inside the department, to others, to helpers."""

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.organizations.queries import list_outside_bodies
from hotline.workorders.actions.allot import allot as allot_action
from hotline.workorders.actions.co_handle import co_handle as co_handle_action
from hotline.workorders.actions.forward import forward as forward_action
from hotline.workorders.actions.reassign import reassign as reassign_action
from hotline.workorders.actions.record_reply import record_reply as record_reply_action
from hotline.workorders.actions.release_helper import release_helper as release_helper_action
from hotline.workorders.actions.submit_part import submit_part as submit_part_action
from hotline.workorders.actions.take_back import take_back as take_back_action
from hotline.workorders.allotment_queries import list_targets
from hotline.workorders.api.after import shown
from hotline.workorders.api.bodies import ResultBody
from hotline.workorders.api.handling_schemas import (
    AllotBody,
    AllotTarget,
    ForwardBody,
    HelperBody,
    OutsideBodyView,
    ReasonBody,
    ReassignBody,
    TargetPerson,
)
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderState
from hotline.workorders.permissions import VERBS
from hotline.workorders.queries import get_order
from hotline.workorders.rules.workflow import Verb


@router.post("/work-orders/{number}/forward", auth=Requires(VERBS[Verb.FORWARD]))
def forward(request: HttpRequest, number: str, body: ForwardBody) -> OrderState:
    """Forward to an outside body (转办)."""
    visitor = visitor_of(request)
    order = forward_action(
        number=number,
        department_id=body.department_id,
        reason=body.reason,
        shield_reason=body.shield_reason,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/take_back", auth=Requires(VERBS[Verb.TAKE_BACK]))
def take_back(request: HttpRequest, number: str, body: ReasonBody) -> OrderState:
    """Take back what was forwarded (收回转办)."""
    visitor = visitor_of(request)
    order = take_back_action(number=number, reason=body.reason, by=visitor, now=now())
    return shown(order, visitor)


@router.post("/work-orders/{number}/reassign", auth=Requires(VERBS[Verb.REASSIGN]))
def reassign(request: HttpRequest, number: str, body: ReassignBody) -> OrderState:
    """Give it to another department (改派)."""
    visitor = visitor_of(request)
    order = reassign_action(
        number=number,
        department_id=body.department_id,
        reason=body.reason,
        share_phone=body.share_phone,
        shield_reason=body.shield_reason,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/allot", auth=Requires(VERBS[Verb.ALLOT]))
def allot(request: HttpRequest, number: str, body: AllotBody) -> OrderState:
    """Hand it down inside the department, or back up (分派)."""
    visitor = visitor_of(request)
    order = allot_action(
        number=number,
        unit_id=body.unit_id,
        person_id=body.person_id,
        note=body.note,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/co_handle", auth=Requires(VERBS[Verb.CO_HANDLE]))
def co_handle(request: HttpRequest, number: str, body: HelperBody) -> OrderState:
    """Ask another department to help (会办)."""
    visitor = visitor_of(request)
    order = co_handle_action(
        number=number, department_id=body.department_id, reason=body.reason, by=visitor, now=now()
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/release_helper", auth=Requires(VERBS[Verb.RELEASE_HELPER]))
def release_helper(request: HttpRequest, number: str, body: HelperBody) -> OrderState:
    """Release a helper (撤销会办)."""
    visitor = visitor_of(request)
    order = release_helper_action(
        number=number, department_id=body.department_id, reason=body.reason, by=visitor, now=now()
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/record_reply", auth=Requires(VERBS[Verb.RECORD_REPLY]))
def record_reply(request: HttpRequest, number: str, body: ResultBody) -> OrderState:
    """Write down what the outside body answered (录入转办反馈)."""
    visitor = visitor_of(request)
    order = record_reply_action(
        number=number,
        result=body.to_result(),
        attachment_ids=body.attachment_ids,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/submit_part", auth=Requires(VERBS[Verb.SUBMIT_PART]))
def submit_part(request: HttpRequest, number: str, body: ResultBody) -> OrderState:
    """Submit a helper's part (提交会办结果)."""
    visitor = visitor_of(request)
    order = submit_part_action(
        number=number,
        result=body.to_result(),
        attachment_ids=body.attachment_ids,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.get("/outside-bodies", auth=Requires(VERBS[Verb.FORWARD]))
def get_outside_bodies(request: HttpRequest) -> list[OutsideBodyView]:  # noqa: ARG001 - ninja passes it
    """List the bodies that orders are forwarded to (外部单位)."""
    return [
        OutsideBodyView(
            id=each.pk,
            name=each.name,
            kind=each.kind,
            kind_label=each.get_kind_display(),
            duties=each.duties,
        )
        for each in list_outside_bodies()
    ]


@router.get("/work-orders/{number}/allotment-targets", auth=Requires(VERBS[Verb.ALLOT]))
def get_allotment_targets(request: HttpRequest, number: str) -> list[AllotTarget]:
    """List the units and people the visitor may hand the order to."""
    visitor = visitor_of(request)
    return [
        AllotTarget(
            unit_id=each.unit.pk,
            name=each.unit.name,
            depth=each.depth,
            people=[TargetPerson(id=one.user_id, name=one.display_name) for one in each.people],
        )
        for each in list_targets(get_order(number, visitor), visitor)
    ]
