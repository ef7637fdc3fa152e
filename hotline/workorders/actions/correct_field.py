"""Correct one field of an order (更正); what it said before stays."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.crypto.cipher import blind_index
from hotline.core.guarded import writing
from hotline.reference.queries import get_area, get_topic
from hotline.workorders.actions._shingles import keep_shingles
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._words import keep_words
from hotline.workorders.attention_events import Corrected
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Correction, OrderShingles, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.correction import (
    FIELD_LABELS,
    SEALED,
    SEARCHED,
    CorrectedField,
    faults_of_correction,
)
from hotline.workorders.rules.shield.private import hide_private
from hotline.workorders.rules.workflow import State, Verb


def correct_field(
    *, number: str, field: CorrectedField, new: str, reason: str, by: Visitor, now: datetime
) -> WorkOrder:
    """Write the right value; the event tells old and new, of name and phone only that.

    Personal numbers that were written in a text are hidden in the event.

    Topic and area are named by their codes.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: the value is not one the field may have, is the same, or nobody says why.

    """
    with writing():
        order, _ = get_order_for(Verb.CORRECT, number, by)
        faults = faults_of_correction(field, new=new, reason=reason, state=State(order.state))
        if field is CorrectedField.CALLER_NAME and order.is_anonymous:
            faults["field"] = "匿名工单没有姓名可更正。"
        if faults:
            raise Incomplete(next(iter(faults.values())), fields=faults)
        old = _value(order, field)
        columns = _set(order, field, new)
        changed = _value(order, field)
        if changed == old:
            msg = "更正后的内容与原值相同。"
            raise Incomplete(msg, fields={"new": msg})
        order.save(update_fields=columns)
        if field in SEARCHED:
            OrderShingles.objects.filter(order=order).delete()
            keep_words([order])
            keep_shingles([order])
        Correction.objects.create(
            order=order,
            field=field,
            old=old,
            new=changed,
            reason=reason,
            corrected_at=now,
            corrected_by_id=by.actor_id,
            corrected_by_label=by.actor_label,
        )
        private = order.caller_name if order.is_confidential else ""
        before, after = (hide_private(each, private) for each in (old, changed))
        tell(order, _happening(field, before, after, reason), by=by, now=now)
    return order


def _happening(field: CorrectedField, old: str, new: str, reason: str) -> Corrected:
    label = FIELD_LABELS[field]
    if field in SEALED:
        return Corrected(field=field, note=f"{label}已更正（内容加密保存）：{reason}")
    return Corrected(field=field, old=old, new=new, note=f"{label}「{old}」→「{new}」：{reason}")


def _value(order: WorkOrder, field: CorrectedField) -> str:
    if field is CorrectedField.TOPIC:
        return order.topic.name
    if field is CorrectedField.AREA:
        return order.area.name
    if field is CorrectedField.APPEAL_TYPE:
        return order.get_appeal_type_display()
    if field is CorrectedField.URGENCY:
        return order.get_urgency_display()
    return str(getattr(order, field))


def _set(order: WorkOrder, field: CorrectedField, new: str) -> list[str]:
    """Set the value; return the columns to save."""
    if field is CorrectedField.TOPIC:
        order.topic = get_topic(new)
    elif field is CorrectedField.AREA:
        order.area = get_area(new)
    elif field is CorrectedField.CALLER_PHONE:
        order.caller_phone = normalize_number(new)
        order.caller_phone_index = blind_index(order.caller_phone)
        return [field, "caller_phone_index"]
    else:
        setattr(order, field, new)
    return [field]
