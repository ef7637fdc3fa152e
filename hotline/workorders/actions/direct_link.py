"""Send an order straight to the unit that handles it (直通联办)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.organizations.models import Department
from hotline.organizations.queries import get_department
from hotline.reference.queries import get_limit
from hotline.reference.rules.calendar import local_date
from hotline.workorders.actions._clocks import start_clocks, stop_clocks
from hotline.workorders.actions._pass_shield import pass_shield
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import begin_turn
from hotline.workorders.attention_events import DirectLinked
from hotline.workorders.models import DirectLink, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.direct_link import LIMIT, grace_until
from hotline.workorders.rules.workflow import Verb


def direct_link(
    *,
    number: str,
    department_id: int,
    by: Visitor,
    now: datetime,
    note: str = "",
    share_phone: bool = False,
    shield_reason: str = "",
) -> WorkOrder:
    """Dispatch past every level between; keep since when the unit is linked, and its grace.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        UnknownDepartment: there is no such active unit.
        ShieldBlocks: see ``dispatch``.

    """
    with writing():
        order, transition = get_order_for(Verb.DIRECT_LINK, number, by)
        unit = get_department(department_id)
        pass_shield(
            order, department=unit, share_phone=share_phone, reason=shield_reason, by=by, now=now
        )
        turn = begin_turn(order, unit, note=note, by=by, now=now)
        stop_clocks(order, now=now)
        clocks = (Clock.ACCEPTANCE, Clock.HANDLING)
        start_clocks(order, *clocks, now=now, assignment=turn, verb=Verb.DIRECT_LINK)
        order.state, order.department = transition.next_state, unit
        order.is_phone_shared = share_phone and not order.is_confidential
        order.save(update_fields=["state", "department", "due_at", "is_phone_shared"])
        link = _keep(order, unit, by=by, now=now)
        happening = DirectLinked(
            department_id=unit.pk,
            assignment_id=turn.pk,
            is_in_grace=local_date(now) <= link.grace_until,
            note=f"直派{unit.name}" + (f"：{note}" if note else ""),
        )
        tell(order, happening, by=by, now=now)
    return order


def _keep(order: WorkOrder, unit: Department, *, by: Visitor, now: datetime) -> DirectLink:
    """Keep the link; the unit's first one is the start of its grace, as it was promised then."""
    first = DirectLink.objects.filter(department=unit).order_by("id").first()
    started_on = first.started_on if first else local_date(now)
    until = first.grace_until if first else grace_until(get_limit(LIMIT, started_on), started_on)
    return DirectLink.objects.create(
        order=order,
        department=unit,
        started_on=started_on,
        grace_until=until,
        linked_at=now,
        linked_by_id=by.actor_id,
        linked_by_label=by.actor_label,
    )
