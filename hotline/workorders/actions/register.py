"""Register demands (受理): one order per demand."""

import json
from dataclasses import asdict, replace
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.contacts.queries import get_contact
from hotline.core.crypto.cipher import blind_index
from hotline.core.guarded import writing
from hotline.workorders.actions._answer_in_writing import answer_in_writing
from hotline.workorders.actions._create_orders import create_orders, find_origin
from hotline.workorders.actions._desks import faults_of_desks
from hotline.workorders.actions._pass_shield import keep_reason
from hotline.workorders.actions.answer_directly import answer_directly
from hotline.workorders.errors import Incomplete, KeyAlreadyUsed, WrongRole
from hotline.workorders.models import KeptDraft, Registration, WorkOrder
from hotline.workorders.permissions import REGISTER
from hotline.workorders.queries import list_orders_of_registration
from hotline.workorders.rules.registration import (
    Caller,
    Demand,
    Provenance,
    missing_anything,
)


def register(
    *,
    key: UUID,
    caller: Caller,
    demands: list[Demand],
    by: Visitor,
    now: datetime,
    contact_id: int | None = None,
    shield_reason: str = "",
    provenance: Provenance | None = None,
) -> list[WorkOrder]:
    """Make one order per demand, answering those at once that carry a direct answer.

    The same key with the same content returns the same orders, also when the button was
    pressed twice at the same moment; the draft is forgotten. What the shield finds stops
    nothing here, since the citizen waits; ``shield_reason`` is kept for the dispatcher.
    Who wrote to us is told number and code, and their files become the order's.
    ``provenance`` is an import's, which alone may register in the past: ``now`` is then when
    the order was registered there.

    Raises:
        WrongRole: the visitor may not register.
        Incomplete: required elements are missing (WO-06).
        KeyAlreadyUsed: the key belongs to something else.

    """
    if not by.has(REGISTER):
        msg = "登记工单由热线员、派单员操作。"
        raise WrongRole(msg)
    faults = missing_anything(caller, demands, now=now) | faults_of_desks(demands)
    if faults:
        msg = "工单要素不完整，请按提示补充。"
        raise Incomplete(msg, fields=faults)
    content = _content(contact_id, caller, demands, provenance)
    with writing():
        registration, is_new = _claim(key, content, provenance, by=by, now=now)
        if not is_new:
            return list_orders_of_registration(registration)
        KeptDraft.objects.filter(owner_id=by.user_id, key=key).delete()
        contact = get_contact(contact_id) if contact_id is not None else None
        origin = find_origin(contact, caller, by=by, now=now)
        if provenance is not None:
            origin = replace(origin, channel=provenance.channel)
        orders = create_orders(registration, origin, caller, demands, by=by, now=now)
        for order in orders if shield_reason else ():
            keep_reason(order, reason=shield_reason, by=by, now=now)
        answered = _answer(orders, demands, by=by, now=now)
        answer_in_writing(contact, answered, by=by, now=now)
        return answered


def _content(
    contact_id: int | None,
    caller: Caller,
    demands: list[Demand],
    provenance: Provenance | None,
) -> str:
    """Return the mark by which a second press is told from another registration."""
    parts = [contact_id, asdict(caller), *map(asdict, demands)]
    if provenance is not None:
        parts.append(asdict(provenance))
    return blind_index(json.dumps(parts, default=str))


def _claim(
    key: UUID, content: str, provenance: Provenance | None, *, by: Visitor, now: datetime
) -> tuple[Registration, bool]:
    """Take the key; a second press waits here until the first has committed."""
    made = Registration(
        key=key,
        fingerprint=content,
        by_id=by.user_id,
        registered_at=now,
        source=provenance.source if provenance else "",
        external_id=provenance.external_id if provenance else "",
    )
    if made.claim():
        return made, True
    earlier = Registration.objects.get(key=key)
    if earlier.by_id != by.user_id or earlier.fingerprint != content:
        msg = "这次提交的编号已用于另一份登记，请刷新页面后重新提交。"
        raise KeyAlreadyUsed(msg)
    return earlier, False


def _answer(
    orders: list[WorkOrder], demands: list[Demand], *, by: Visitor, now: datetime
) -> list[WorkOrder]:
    answered = []
    for position, (order, demand) in enumerate(zip(orders, demands, strict=True)):
        if demand.direct_answer is None:
            answered.append(order)
            continue
        try:
            answer = demand.direct_answer
            answered.append(
                answer_directly(
                    number=order.number, text=answer.text, reason=answer.reason, by=by, now=now
                )
            )
        except Incomplete as fault:
            path = f"demands.{position}.direct_answer"
            fields = {f"{path}.{field}": text for field, text in fault.fields.items()}
            raise Incomplete(fault.message, fields=fields) from fault
    return answered
