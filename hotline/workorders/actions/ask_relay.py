"""Ask for a pass to speak with the citizen through the hotline (申请中转通话)."""

from datetime import datetime

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.errors import Incomplete, NoRelay, WrongRole
from hotline.workorders.models import RelayPass
from hotline.workorders.permissions import roles_towards
from hotline.workorders.private_events import RelayAsked
from hotline.workorders.queries import get_order_locked
from hotline.workorders.relay_queries import count_passes_today
from hotline.workorders.rules.relay import VALID, faults_of_request, why_not
from hotline.workorders.rules.workflow import State


def ask_relay(*, number: str, phone: str, reason: str, by: Visitor, now: datetime) -> RelayPass:
    """Give the handler a pass: good for a few minutes, for one call from their own phone.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.
        WrongRole: the visitor does not handle this order.
        NoRelay: the citizen wants secrecy, the order is not in hand, or there were too many.
        Incomplete: no phone, or no reason.

    """
    with writing():
        order = get_order_locked(number, by)
        if Role.HANDLER not in roles_towards(order, by):
            msg = "中转通话由承办单位的经办人申请。"
            raise WrongRole(msg)
        denial = why_not(
            state=State(order.state),
            is_confidential=order.is_confidential,
            is_anonymous=order.is_anonymous,
            passes_today=count_passes_today(order, by, now),
        )
        if denial is not None:
            raise NoRelay(denial.message, code=denial.code)
        faults = faults_of_request(phone, reason)
        if faults:
            msg = "请补充接听电话和通话事由。"
            raise Incomplete(msg, fields=faults)
        made = RelayPass.objects.create(
            order=order,
            phone=normalize_number(phone),
            reason=reason.strip(),
            asked_at=now,
            asked_by_id=by.actor_id,
            asked_by_label=by.actor_label,
            valid_until=now + VALID,
        )
        happening = RelayAsked(pass_id=str(made.pk), note=made.reason)
        story = order.correlation_id
        record(happening, subject_id=order.number, by=by, now=now, correlation_id=story)
    return made
