"""Let an order through the shield, or stop it; an override says why (派单前体检)."""

from collections.abc import Sequence
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.organizations.models import Department
from hotline.workorders.errors import ShieldBlocks
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.shield import blocking
from hotline.workorders.rules.shield.finding import Finding
from hotline.workorders.shield_events import ShieldOverridden
from hotline.workorders.shielding import examine_order, overridden_codes, text_mark

SHORTEST_REASON = 5


def pass_shield(
    order: WorkOrder,
    *,
    department: Department,
    share_phone: bool,
    reason: str,
    by: Visitor,
    now: datetime,
) -> None:
    """Return when nothing blocks, or a reason answers what does; the reason is recorded.

    What somebody gave a reason for while the text was the same needs no second one.

    Raises:
        ShieldBlocks: something blocks and there is no reason; ``fields`` holds code → why.

    """
    found = blocking(examine_order(order, department=department, share_phone=share_phone, now=now))
    if not found:
        return
    answered = overridden_codes(order)
    found = [each for each in found if each.code not in answered]
    if not found:
        return
    if len(reason.strip()) < SHORTEST_REASON:
        raise ShieldBlocks(_sentence(found), fields={each.code: each.reason for each in found})
    _record(order, found, "dispatch", reason, by=by, now=now)


def keep_reason(order: WorkOrder, *, reason: str, by: Visitor, now: datetime) -> None:
    """Record the reason an operator gives while registering, if anything blocks."""
    if len(reason.strip()) < SHORTEST_REASON:
        return
    found = blocking(examine_order(order, department=None, share_phone=False, now=now))
    if found:
        _record(order, found, "registration", reason, by=by, now=now)


def _record(
    order: WorkOrder,
    found: Sequence[Finding],
    stage: str,
    reason: str,
    *,
    by: Visitor,
    now: datetime,
) -> None:
    codes = list(dict.fromkeys(each.code for each in found))
    record(
        ShieldOverridden(
            stage=stage,
            codes=codes,
            mark=text_mark(order),
            note=f"{_labels(found)}：{reason.strip()}",
        ),
        subject_id=order.number,
        by=by,
        now=now,
        correlation_id=order.correlation_id,
    )


def _labels(found: Sequence[Finding]) -> str:
    return "、".join(dict.fromkeys(each.label for each in found))


def _sentence(found: Sequence[Finding]) -> str:
    return f"派单前体检有 {len(found)} 处必须先改：{_labels(found)}；确需原样派出，请写明理由。"
