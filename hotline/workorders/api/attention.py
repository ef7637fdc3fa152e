"""One door per verb beside the handling: press, watch, correct, withdraw; and what came of it."""

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.answer_unified import answer_unified as answer_unified_action
from hotline.workorders.actions.correct_field import correct_field as correct_action
from hotline.workorders.actions.direct_link import direct_link as direct_link_action
from hotline.workorders.actions.escalate import escalate as escalate_action
from hotline.workorders.actions.hand_to_emergency import (
    hand_to_emergency as hand_to_emergency_action,
)
from hotline.workorders.actions.lift_difficult import lift_difficult as lift_difficult_action
from hotline.workorders.actions.lift_supervision import lift_supervision as lift_supervision_action
from hotline.workorders.actions.record_supervision_reply import (
    record_supervision_reply as record_supervision_reply_action,
)
from hotline.workorders.actions.reply_supervision import (
    reply_supervision as reply_supervision_action,
)
from hotline.workorders.actions.report_difficult import report_difficult as report_difficult_action
from hotline.workorders.actions.supervise import supervise as supervise_action
from hotline.workorders.actions.urge import urge as urge_action
from hotline.workorders.actions.withdraw import withdraw as withdraw_action
from hotline.workorders.api.after import shown
from hotline.workorders.api.attention_schemas import (
    AttentionView,
    CheckView,
    CorrectBody,
    DirectLinkBody,
    EmergencyBody,
    RecordedReplyBody,
    ReportBody,
    SuperviseBody,
    SupervisionReplyBody,
    UrgeBody,
    UseAnswerBody,
    WithdrawBody,
)
from hotline.workorders.api.attention_views import attention_view
from hotline.workorders.api.handling_schemas import ReasonBody
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderState
from hotline.workorders.closing_queries import checklist_of
from hotline.workorders.permissions import VERBS, VIEW
from hotline.workorders.queries import get_order
from hotline.workorders.rules.workflow import Verb


@router.post("/work-orders/{number}/urge", auth=Requires(VERBS[Verb.URGE]))
def urge(request: HttpRequest, number: str, body: UrgeBody) -> OrderState:
    """Press for an answer (催办)."""
    visitor = visitor_of(request)
    order = urge_action(
        number=number, source=body.source, reason=body.reason, by=visitor, now=now()
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/supervise", auth=Requires(VERBS[Verb.SUPERVISE]))
def supervise(request: HttpRequest, number: str, body: SuperviseBody) -> OrderState:
    """Send a letter of supervision (督办)."""
    visitor = visitor_of(request)
    order = supervise_action(
        number=number,
        level=body.level,
        leader=body.leader,
        reason=body.reason,
        reply_by=body.reply_by,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post(
    "/work-orders/{number}/reply_supervision", auth=Requires(VERBS[Verb.REPLY_SUPERVISION])
)
def reply_supervision(request: HttpRequest, number: str, body: SupervisionReplyBody) -> OrderState:
    """Answer the letter (回复督办)."""
    visitor = visitor_of(request)
    order = reply_supervision_action(number=number, reason=body.reason, by=visitor, now=now())
    return shown(order, visitor)


@router.post(
    "/work-orders/{number}/record_supervision_reply",
    auth=Requires(VERBS[Verb.RECORD_SUPERVISION_REPLY]),
)
def record_supervision_reply(
    request: HttpRequest, number: str, body: RecordedReplyBody
) -> OrderState:
    """Write down an outside body's answer to the letter (录入督办回复)."""
    visitor = visitor_of(request)
    order = record_supervision_reply_action(
        number=number,
        reason=body.reason,
        document=body.document,
        replied_at=body.replied_at,
        attachment_ids=body.attachment_ids,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/lift_supervision", auth=Requires(VERBS[Verb.LIFT_SUPERVISION]))
def lift_supervision(request: HttpRequest, number: str, body: ReasonBody) -> OrderState:
    """Supervise it no longer (解除督办)."""
    visitor = visitor_of(request)
    order = lift_supervision_action(number=number, reason=body.reason, by=visitor, now=now())
    return shown(order, visitor)


@router.post("/work-orders/{number}/escalate", auth=Requires(VERBS[Verb.ESCALATE]))
def escalate(request: HttpRequest, number: str, body: ReasonBody) -> OrderState:
    """Escalate as difficult (列为疑难)."""
    visitor = visitor_of(request)
    order = escalate_action(number=number, reason=body.reason, by=visitor, now=now())
    return shown(order, visitor)


@router.post("/work-orders/{number}/report_difficult", auth=Requires(VERBS[Verb.REPORT_DIFFICULT]))
def report_difficult(request: HttpRequest, number: str, body: ReportBody) -> OrderState:
    """Tell the hotline's office (疑难件报热线办)."""
    visitor = visitor_of(request)
    order = report_difficult_action(
        number=number, reported_to=body.reported_to, reason=body.reason, by=visitor, now=now()
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/lift_difficult", auth=Requires(VERBS[Verb.LIFT_DIFFICULT]))
def lift_difficult(request: HttpRequest, number: str, body: ReasonBody) -> OrderState:
    """Take the mark off (解除疑难)."""
    visitor = visitor_of(request)
    order = lift_difficult_action(number=number, reason=body.reason, by=visitor, now=now())
    return shown(order, visitor)


@router.post("/work-orders/{number}/direct_link", auth=Requires(VERBS[Verb.DIRECT_LINK]))
def direct_link(request: HttpRequest, number: str, body: DirectLinkBody) -> OrderState:
    """Send straight to the unit that handles it (直通联办)."""
    visitor = visitor_of(request)
    order = direct_link_action(
        number=number,
        department_id=body.department_id,
        note=body.note,
        share_phone=body.share_phone,
        shield_reason=body.shield_reason,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post(
    "/work-orders/{number}/hand_to_emergency", auth=Requires(VERBS[Verb.HAND_TO_EMERGENCY])
)
def hand_to_emergency(request: HttpRequest, number: str, body: EmergencyBody) -> OrderState:
    """Hand to 110, 119 or 120 at once (紧急移交)."""
    visitor = visitor_of(request)
    order = hand_to_emergency_action(
        number=number,
        service=body.service,
        receiver=body.receiver,
        reason=body.reason,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/withdraw", auth=Requires(VERBS[Verb.WITHDRAW]))
def withdraw(request: HttpRequest, number: str, body: WithdrawBody) -> OrderState:
    """Close because the citizen no longer asks (撤诉)."""
    visitor = visitor_of(request)
    order = withdraw_action(
        number=number, said_by=body.said_by, words=body.words, by=visitor, now=now()
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/correct", auth=Requires(VERBS[Verb.CORRECT]))
def correct(request: HttpRequest, number: str, body: CorrectBody) -> OrderState:
    """Correct one field (更正)."""
    visitor = visitor_of(request)
    order = correct_action(
        number=number, field=body.field, new=body.new, reason=body.reason, by=visitor, now=now()
    )
    return shown(order, visitor)


@router.post("/work-orders/{number}/answer_unified", auth=Requires(VERBS[Verb.ANSWER_UNIFIED]))
def answer_unified(request: HttpRequest, number: str, body: UseAnswerBody) -> OrderState:
    """Answer by a unified answer and close (统一答复)."""
    visitor = visitor_of(request)
    order = answer_unified_action(number=number, answer_id=body.answer_id, by=visitor, now=now())
    return shown(order, visitor)


@router.get("/work-orders/{number}/attention", auth=Requires(VIEW))
def get_attention(request: HttpRequest, number: str) -> AttentionView:
    """Show presses, letters of supervision, difficulty and corrections."""
    visitor = visitor_of(request)
    return attention_view(get_order(number, visitor), visitor)


@router.get("/work-orders/{number}/closing-checklist", auth=Requires(VIEW))
def get_closing_checklist(request: HttpRequest, number: str) -> list[CheckView]:
    """Show what is looked at before the order is closed (结案核对)."""
    lines = checklist_of(get_order(number, visitor_of(request)))
    return [
        CheckView(
            check=each.check,
            label=each.label,
            is_met=each.is_met,
            stops=each.stops,
            mend=each.mend,
        )
        for each in lines
    ]
