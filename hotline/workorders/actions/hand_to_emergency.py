"""Hand an order to 110, 119 or 120 at once (紧急移交)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.organizations.queries import get_emergency_service
from hotline.workorders.actions._clock_stops import resume_suspended_clocks
from hotline.workorders.actions._clocks import start_clocks, stop_clocks
from hotline.workorders.actions._difficulty import end_difficulty
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import (
    begin_turn,
    end_turns,
    lapse_send_back,
    refuse_silence,
)
from hotline.workorders.attention_events import HandedToEmergency
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.difficulty import Cause
from hotline.workorders.rules.emergency import SERVICE_LABELS, Service
from hotline.workorders.rules.workflow import Verb


def hand_to_emergency(
    *, number: str, service: Service, receiver: str, reason: str, by: Visitor, now: datetime
) -> WorkOrder:
    """Give the order to the service that helps now; nothing of the shield holds it up.

    Whoever had it has it no longer. ``receiver`` is who took the alarm, or its number there.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        UnknownDepartment: the city has not entered that service.
        Incomplete: nobody says who took it, or what happens.

    """
    with writing():
        order, transition = get_order_for(Verb.HAND_TO_EMERGENCY, number, by)
        if not receiver.strip():
            msg = "请填写接警人或警情编号。"
            raise Incomplete(msg, fields={"receiver": msg})
        refuse_silence(reason, "紧急情况")
        body = get_emergency_service(service)
        _take_away(order, by=by, now=now)
        note = f"{SERVICE_LABELS[service]} 接警：{receiver}。{reason}"
        turn = begin_turn(order, body, note=note[:1000], by=by, now=now)
        stop_clocks(order, now=now)
        start_clocks(order, Clock.HANDLING, now=now, assignment=turn, verb=Verb.HAND_TO_EMERGENCY)
        order.state, order.department = transition.next_state, body
        order.is_phone_shared = False
        order.save(update_fields=["state", "department", "due_at", "is_phone_shared"])
        happening = HandedToEmergency(
            service=service, department_id=body.pk, assignment_id=turn.pk, note=note
        )
        tell(order, happening, by=by, now=now)
    return order


def _take_away(order: WorkOrder, *, by: Visitor, now: datetime) -> None:
    """Whatever the order waited for, it waits no longer."""
    resume_suspended_clocks(order, now=now)
    end_difficulty(order, because="已移交紧急服务", by=by, now=now, only=Cause.SUSPENDED)
    lapse_send_back(order, now=now)
    end_turns(order, Assignment.Ending.REASSIGNED, now=now)
