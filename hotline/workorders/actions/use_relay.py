"""Use a pass (拨打中转通话): the handler's phone rings, then the citizen's."""

from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.relay_call import Relay, relay_call
from hotline.workorders.errors import NoRelay
from hotline.workorders.models import RelayPass, WorkOrder
from hotline.workorders.private_events import RelayCalled
from hotline.workorders.relay_queries import get_pass
from hotline.workorders.rules.relay import why_not, why_spent
from hotline.workorders.rules.workflow import State


def use_relay(*, pass_id: UUID, by: Visitor, now: datetime) -> RelayPass:
    """Ask call control to join both; the pass is spent, unless no call could be begun.

    Raises:
        NoSuchOrder: there is no such pass of the visitor's, or the order is no longer theirs.
        NoRelay: the pass is spent or too old, or the order left the department's hands.
        CallRefused, CallControlSilent: no call could be begun; the pass stays good.

    """
    with writing():
        found = get_pass(pass_id, by)
        order = found.order
        _check(found, order, now)
        call_id = relay_call(
            wanted=Relay(
                first_number=found.phone,
                number=order.caller_phone,
                reference=order.number,
                label=f"工单 {order.number} 中转通话",
                correlation_id=order.correlation_id,
            ),
            by=by,
            now=now,
        )
        found.used_at, found.call_id = now, call_id
        found.save(update_fields=["used_at", "call_id"])
        happening = RelayCalled(pass_id=str(found.pk), call_id=str(call_id), note=found.reason)
        story = order.correlation_id
        record(happening, subject_id=order.number, by=by, now=now, correlation_id=story)
    return found


def _check(found: RelayPass, order: WorkOrder, now: datetime) -> None:
    denial = why_spent(used_at=found.used_at, valid_until=found.valid_until, now=now) or why_not(
        state=State(order.state),
        is_confidential=order.is_confidential,
        is_anonymous=order.is_anonymous,
        passes_today=0,
    )
    if denial is not None:
        raise NoRelay(denial.message, code=denial.code)
