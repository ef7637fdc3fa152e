"""Show orders as far as each visitor may see them."""

from collections.abc import Iterable
from datetime import datetime

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.masking import mask_phone
from hotline.reference.rules.dictionaries import (
    APPEAL_TYPE_LABELS,
    URGENCY_LABELS,
    AppealType,
    Urgency,
)
from hotline.workorders.api.presence_views import present_views
from hotline.workorders.api.views import CallerView, OrderRow, RegisteredView, VerbView
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import roles_towards, sees_every_order, verbs_for
from hotline.workorders.rules.deadlines import remaining_seconds
from hotline.workorders.rules.presence import Present
from hotline.workorders.rules.relay import why_not
from hotline.workorders.rules.secrecy import SECRECY_LABELS
from hotline.workorders.rules.workflow import STATE_LABELS, VERB_LABELS, State

_DUE_LABELS = {
    State.AWAITING_DISPATCH: "派单",
    State.AWAITING_ACCEPTANCE: "签收",
    State.HANDLING: "办理",
    State.SEND_BACK_REQUESTED: "退单审核",
    State.AWAITING_HELPERS: "会办",
    State.FORWARDED: "转办",
    State.AWAITING_REVIEW: "结果审核",
}


def registered_view(order: WorkOrder) -> RegisteredView:
    """Show a fresh order to the operator who made it."""
    return RegisteredView(
        number=order.number,
        query_code=order.query_code,
        state=order.state,
        state_label=STATE_LABELS[State(order.state)],
        event=order.event,
    )


def order_row(
    order: WorkOrder, now: datetime, *, asked: str = "", present: Iterable[Present] = ()
) -> OrderRow:
    """Show an order in a list, and what is asked there; nothing about the caller is in it."""
    return OrderRow(
        number=order.number,
        state=order.state,
        state_label=STATE_LABELS[State(order.state)],
        appeal_type=order.appeal_type,
        appeal_type_label=APPEAL_TYPE_LABELS[AppealType(order.appeal_type)],
        urgency=order.urgency,
        urgency_label=URGENCY_LABELS[Urgency(order.urgency)],
        topic_name=order.topic.name,
        area_name=order.area.full_name,
        place=order.place,
        event=order.event,
        department_name=order.department.name if order.department else None,
        desk_name=order.desk.name if order.desk else "",
        secrecy=order.secrecy,
        secrecy_label=SECRECY_LABELS[order.secrecy],
        registered_at=order.registered_at,
        due_at=order.due_at,
        due_label=_DUE_LABELS.get(State(order.state)),
        remaining_seconds=remaining_seconds(order.due_at, now),
        asked=asked,
        present=present_views(present),
    )


def caller_view(order: WorkOrder, visitor: Visitor) -> CallerView:
    """Show the caller: the hotline sees all, a department what the order allows.

    Of a caller who wants secrecy a department learns nothing: a surname and a sex are
    often enough for those who were complained about.
    """
    is_ours = sees_every_order(visitor)
    may_phone = is_ours or order.is_phone_shared
    may_name = is_ours or not order.is_confidential
    phone = order.caller_phone
    if not may_phone:
        phone = "" if order.is_confidential else mask_phone(phone)
    hidden_name = "（匿名）" if order.is_anonymous else "（保密）"
    denial = _relay_denial(order, visitor)
    return CallerView(
        name=order.caller_name if may_name and not order.is_anonymous else hidden_name,
        phone=phone,
        is_phone_hidden=not may_phone,
        sex=order.caller_sex if may_name else "",
        sex_label=order.get_caller_sex_display() if may_name else "",
        is_confidential=order.is_confidential,
        is_anonymous=order.is_anonymous,
        may_relay=denial == "",
        relay_refusal=denial or "",
    )


def _relay_denial(order: WorkOrder, visitor: Visitor) -> str | None:
    """Say why the department may not call through the hotline; None: it is none of theirs."""
    if Role.HANDLER not in roles_towards(order, visitor):
        return None
    denial = why_not(
        state=State(order.state),
        is_confidential=order.is_confidential,
        is_anonymous=order.is_anonymous,
        passes_today=0,
    )
    return denial.message if denial else ""


def verb_views(order: WorkOrder, visitor: Visitor) -> list[VerbView]:
    """List the buttons the page shows; closing and reopening come with the follow-up."""
    return [
        VerbView(verb=verb, label=VERB_LABELS[verb])
        for verb in verbs_for(order, visitor)
        if order.state != State.HANDLED
    ]
