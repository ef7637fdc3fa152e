"""Make a linked order (关联新工单) of a new demand that came up in a follow-up (CB-04)."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.contacts.rules.channels import Channel
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._create_orders import Origin, create_orders
from hotline.workorders.errors import Incomplete, WrongRole
from hotline.workorders.events import NewDemandLinked
from hotline.workorders.models import Link, Registration, WorkOrder
from hotline.workorders.permissions import LINK_NEW_DEMAND
from hotline.workorders.queries import get_locked, list_orders_of_registration
from hotline.workorders.rules.registration import Caller, Demand, missing_elements
from hotline.workorders.rules.secrecy import Secrecy


def link_new_demand(
    *, order_id: int, key: UUID, demand: Demand, by: Visitor, now: datetime
) -> WorkOrder:
    """Register the demand for the same caller, in the same story, linked to the order.

    The same key returns the same order.

    Raises:
        WrongRole: the visitor does no follow-ups.
        Incomplete: required elements are missing (WO-06).

    """
    if not by.has(LINK_NEW_DEMAND):
        msg = "登记关联工单由热线员、回访员操作。"
        raise WrongRole(msg)
    faults = missing_elements(demand, now=now)
    if faults:
        msg = "新诉求的要素不完整，请按提示补充。"
        raise Incomplete(msg, fields={f"new_demand.{name}": text for name, text in faults.items()})
    with writing():
        earlier = get_locked(order_id)
        registration, is_new = Registration.objects.get_or_create(
            key=key, defaults={"fingerprint": "", "by_id": by.user_id, "registered_at": now}
        )
        if not is_new:
            return list_orders_of_registration(registration)[0]
        later = _create(earlier, registration, demand, by=by, now=now)
        Link.objects.create(earlier=earlier, later=later, kind=Link.Kind.NEW_DEMAND, linked_at=now)
        record(
            NewDemandLinked(new_number=later.number, note=f"新诉求已登记为工单 {later.number}"),
            subject_id=earlier.number,
            by=by,
            now=now,
            correlation_id=earlier.correlation_id,
        )
    return later


def _create(
    earlier: WorkOrder, registration: Registration, demand: Demand, *, by: Visitor, now: datetime
) -> WorkOrder:
    caller = Caller(
        name=earlier.caller_name,
        phone=earlier.caller_phone,
        sex=earlier.caller_sex,
        is_confidential=earlier.is_confidential,
        is_anonymous=earlier.is_anonymous,
    )
    if demand.secrecy is Secrecy.NORMAL:
        demand = replace(demand, secrecy=Secrecy(earlier.secrecy))
    origin = Origin(
        contact=earlier.contact,
        citizen=earlier.citizen,
        correlation_id=earlier.correlation_id,
        channel=Channel(earlier.channel),
    )
    return create_orders(registration, origin, caller, [demand], by=by, now=now)[0]
