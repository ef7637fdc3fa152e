"""Rule who leads when departments send an order to and fro (退单裁定)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.organizations.models import Department
from hotline.organizations.queries import get_department
from hotline.reference.rules.calendar import local_date
from hotline.workorders.actions._decide_send_back import (
    decide_send_back,
    leave_with_department,
    take_from_department,
)
from hotline.workorders.actions._ruling_rules import Reach, publish_ruling
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Ruling, SendBack, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.routing_events import ReturnRuled
from hotline.workorders.rules.routing_content import faults_of_ruling
from hotline.workorders.rules.workflow import Verb

_DECISIONS = {True: SendBack.Decision.REFUSED, False: SendBack.Decision.APPROVED}


def rule_on_return(
    *,
    number: str,
    department_id: int,
    reason: str,
    legal_basis: str,
    reach: Reach,
    by: Visitor,
    now: datetime,
) -> WorkOrder:
    """Decide the waiting request: the ruled department keeps the order, or gets it at once.

    In the same transaction the ruling becomes a routing rule with its author and end date.
    Without a new document the ruled department may not send the order back again.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        UnknownDepartment: there is no such active department.
        Incomplete: reason, basis or end date is missing, or the words are not the order's.

    """
    with writing():
        order, _ = get_order_for(Verb.RULE_ON_RETURN, number, by)
        department = get_department(department_id)
        _refuse_faults(order, reason, legal_basis, reach, now)
        is_kept = department.pk == order.department_id
        request = decide_send_back(order, _DECISIONS[is_kept], comment=reason, by=by, now=now)
        because = f"裁定：{legal_basis.strip()}"
        rule = publish_ruling(order, department, reach, because=because, by=by, now=now)
        ruling = Ruling.objects.create(
            order=order,
            send_back=request,
            department=department,
            reason=reason,
            legal_basis=legal_basis,
            rule=rule,
            ruled_at=now,
            ruled_by_id=by.actor_id,
            ruled_by_label=by.actor_label,
        )
        _record(order, ruling, department, is_kept=is_kept, by=by, now=now)
        if is_kept:
            leave_with_department(order, now=now)
            return order
        take_from_department(order, now=now)
        return dispatch(
            number=number,
            department_id=department.pk,
            note=f"退单裁定：{reason}"[:1000],
            shield_reason=f"退单裁定：{reason}",
            by=by,
            now=now,
        )


def _refuse_faults(
    order: WorkOrder, reason: str, legal_basis: str, reach: Reach, now: datetime
) -> None:
    faults = faults_of_ruling(
        reason=reason,
        legal_basis=legal_basis,
        ends_on=reach.ends_on,
        today=local_date(now),
        words=reach.words,
        text=f"{order.place}\n{order.event}\n{order.demand}",
    )
    if faults:
        msg = "裁定不完整，请按提示补充。"
        raise Incomplete(msg, fields=faults)


def _record(
    order: WorkOrder,
    ruling: Ruling,
    department: Department,
    *,
    is_kept: bool,
    by: Visitor,
    now: datetime,
) -> None:
    happening = ReturnRuled(
        department_id=department.pk,
        ruling_id=ruling.pk,
        rule_key=ruling.rule.key,
        is_kept=is_kept,
        note=f"由{department.name}主办：{ruling.reason}",
    )
    story = order.correlation_id
    record(happening, subject_id=order.number, by=by, now=now, correlation_id=story)
