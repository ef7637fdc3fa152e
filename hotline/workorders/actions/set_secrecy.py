"""Change how closely an order is kept (调整密级)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.errors import Incomplete, WrongRole
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import SET_SECRECY
from hotline.workorders.private_events import SecrecyChanged
from hotline.workorders.queries import get_order_locked
from hotline.workorders.rules.secrecy import SECRECY_LABELS, Secrecy, faults_of_change


def set_secrecy(
    *, number: str, secrecy: Secrecy, reason: str, by: Visitor, now: datetime
) -> WorkOrder:
    """Put the order on another security level; from then on only that level's roles see it.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.
        WrongRole: the visitor may not change levels.
        Incomplete: it is on that level already, or nobody says why.

    """
    with writing():
        order = get_order_locked(number, by)
        if not by.has(SET_SECRECY):
            msg = "密级由派单员、班长调整。"
            raise WrongRole(msg)
        faults = faults_of_change(order.secrecy, secrecy, reason)
        if faults:
            raise Incomplete(next(iter(faults.values())), fields=faults)
        old, order.secrecy = order.secrecy, secrecy
        order.save(update_fields=["secrecy"])
        note = f"{SECRECY_LABELS[old]} → {SECRECY_LABELS[secrecy]}：{reason.strip()}"
        happening = SecrecyChanged(old=old, new=secrecy, note=note)
        story = order.correlation_id
        record(happening, subject_id=order.number, by=by, now=now, correlation_id=story)
    return order
