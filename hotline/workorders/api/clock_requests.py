"""One door per verb about a clock: stop, go on, more time."""

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.approve_extension import (
    approve_extension as approve_extension_action,
)
from hotline.workorders.actions.approve_suspension import (
    approve_suspension as approve_suspension_action,
)
from hotline.workorders.actions.extend import extend as extend_action
from hotline.workorders.actions.refuse_extension import refuse_extension as refuse_extension_action
from hotline.workorders.actions.refuse_suspension import (
    refuse_suspension as refuse_suspension_action,
)
from hotline.workorders.actions.resume import resume as resume_action
from hotline.workorders.actions.suspend import suspend as suspend_action
from hotline.workorders.api.after import shown
from hotline.workorders.api.handling_schemas import (
    CommentBody,
    DepartmentCommentBody,
    NoteBody,
    RequestBody,
)
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderState
from hotline.workorders.permissions import VERBS
from hotline.workorders.rules.workflow import Verb


@router.post("/work-orders/{number}/suspend", auth=Requires(VERBS[Verb.SUSPEND]))
def suspend(request: HttpRequest, number: str, body: RequestBody) -> OrderState:
    """Ask to stop the clocks (申请挂起)."""
    visitor = visitor_of(request)
    order = suspend_action(
        number=number,
        reason=body.reason,
        until=body.until,
        attachment_ids=body.attachment_ids,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post(
    "/work-orders/{number}/approve_suspension", auth=Requires(VERBS[Verb.APPROVE_SUSPENSION])
)
def approve_suspension(request: HttpRequest, number: str, body: CommentBody) -> OrderState:
    """Stop the clocks (同意挂起)."""
    visitor = visitor_of(request)
    order = approve_suspension_action(number=number, comment=body.comment, by=visitor, now=now())
    return shown(order, visitor)


@router.post(
    "/work-orders/{number}/refuse_suspension", auth=Requires(VERBS[Verb.REFUSE_SUSPENSION])
)
def refuse_suspension(request: HttpRequest, number: str, body: CommentBody) -> OrderState:
    """Let the clocks go on (不同意挂起)."""
    visitor = visitor_of(request)
    order = refuse_suspension_action(number=number, comment=body.comment, by=visitor, now=now())
    return shown(order, visitor)


@router.post("/work-orders/{number}/resume", auth=Requires(VERBS[Verb.RESUME]))
def resume(request: HttpRequest, number: str, body: NoteBody) -> OrderState:
    """Go on after a stop (恢复办理)."""
    visitor = visitor_of(request)
    order = resume_action(number=number, note=body.note, by=visitor, now=now())
    return shown(order, visitor)


@router.post("/work-orders/{number}/extend", auth=Requires(VERBS[Verb.EXTEND]))
def extend(request: HttpRequest, number: str, body: RequestBody) -> OrderState:
    """Ask for more time (申请延期)."""
    visitor = visitor_of(request)
    order = extend_action(
        number=number,
        reason=body.reason,
        until=body.until,
        attachment_ids=body.attachment_ids,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post(
    "/work-orders/{number}/approve_extension", auth=Requires(VERBS[Verb.APPROVE_EXTENSION])
)
def approve_extension(request: HttpRequest, number: str, body: DepartmentCommentBody) -> OrderState:
    """Give more time (同意延期)."""
    visitor = visitor_of(request)
    order = approve_extension_action(
        number=number,
        comment=body.comment,
        department_id=body.department_id,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/refuse_extension", auth=Requires(VERBS[Verb.REFUSE_EXTENSION]))
def refuse_extension(request: HttpRequest, number: str, body: DepartmentCommentBody) -> OrderState:
    """Keep the promise as it was (不同意延期)."""
    visitor = visitor_of(request)
    order = refuse_extension_action(
        number=number,
        comment=body.comment,
        department_id=body.department_id,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)
