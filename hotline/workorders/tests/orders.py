"""Bring an order into any state, the way people do."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hotline.accounts.visitor import Visitor
from hotline.core.models import Event
from hotline.files.tests.small_files import PDF, PNG
from hotline.organizations.models import Department
from hotline.organizations.rules.kinds import Kind
from hotline.reference.rules.dictionaries import AppealType, Urgency
from hotline.workorders.actions.accept import accept
from hotline.workorders.actions.add_attachment import add_attachment
from hotline.workorders.actions.answer_directly import answer_directly
from hotline.workorders.actions.approve_result import approve_result
from hotline.workorders.actions.approve_send_back import approve_send_back
from hotline.workorders.actions.approve_suspension import approve_suspension
from hotline.workorders.actions.co_handle import co_handle
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.extend import extend
from hotline.workorders.actions.forward import forward
from hotline.workorders.actions.merge import merge
from hotline.workorders.actions.register import register
from hotline.workorders.actions.send_back import send_back
from hotline.workorders.actions.split import split
from hotline.workorders.actions.submit_result import submit_result
from hotline.workorders.actions.suspend import suspend
from hotline.workorders.models import Allotment, WorkOrder
from hotline.workorders.rules.registration import Caller, Demand
from hotline.workorders.rules.result_elements import ResultText
from hotline.workorders.rules.workflow import State
from tests.cast import CHEN_JING, NOW, Cast

"""A picture of four points."""
REASON = "该路灯由街道自行建设，未移交我局管理。"
REPEATED = "与主单为同一地点同一事项。"
BASIS = "《城市照明管理规定》第十四条"


def a_demand(cast: Cast, **changes: Any) -> Demand:
    """Return one demand about a street lamp."""
    usual: dict[str, Any] = {
        "appeal_type": AppealType.HELP,
        "urgency": Urgency.GENERAL,
        "topic_code": cast.topic.code,
        "area_code": cast.area.code,
        "place": "金贸中路 1 号",
        "event": "小区门口路灯连续三天不亮。",
        "demand": "请尽快检修路灯。",
    }
    return Demand(**(usual | changes))


def a_result(**changes: Any) -> ResultText:
    """Return a complete result."""
    usual: dict[str, Any] = {
        "handled_at": NOW,
        "place": "金贸中路 1 号",
        "unit": "市城市管理局照明所",
        "staff": "赵敏",
        "process": "当日派员到现场检查，发现线路老化，更换了三盏灯的线缆和灯具。",
        "outcome": "三盏路灯已恢复照明，并向诉求人电话说明了处理情况。",
        "is_solved": True,
        "next_step": "",
    }
    return ResultText(**(usual | changes))


def upload(by: Visitor, name: str = "说明.pdf", content: bytes = PDF) -> UUID:
    """Upload one file; return its id."""
    return add_attachment(name=name, content=content, by=by, now=NOW).pk


def registered(
    cast: Cast, *, now: datetime = NOW, caller: Caller = CHEN_JING, **changes: Any
) -> WorkOrder:
    """Return an order that waits for dispatch."""
    demands = [a_demand(cast, **changes)]
    return register(key=uuid4(), caller=caller, demands=demands, by=cast.wang_fang, now=now)[0]


def dispatched(cast: Cast, **changes: Any) -> WorkOrder:
    """Return an order that waits for 城管局 to accept it."""
    order = registered(cast, **changes)
    return dispatch(
        number=order.number, department_id=cast.urban.pk, by=cast.li_qiang, now=later(order, 5)
    )


def accepted(cast: Cast, **changes: Any) -> WorkOrder:
    """Return an order 赵敏 works on."""
    order = dispatched(cast, **changes)
    return accept(number=order.number, by=cast.zhao_min, now=later(order, 10))


def asked_back(cast: Cast, **changes: Any) -> WorkOrder:
    """Return an order 赵敏 asks to send back."""
    order = dispatched(cast, **changes)
    return send_back(
        number=order.number,
        reason=REASON,
        legal_basis=BASIS,
        attachment_ids=[upload(cast.zhao_min)],
        by=cast.zhao_min,
        now=later(order, 10),
    )


def sent_back(cast: Cast, order: WorkOrder, minute: int = 20) -> WorkOrder:
    """Let 赵敏 send a dispatched order back, and 李强 agree."""
    send_back(
        number=order.number,
        reason=REASON,
        legal_basis=BASIS,
        attachment_ids=[upload(cast.zhao_min)],
        by=cast.zhao_min,
        now=later(order, minute),
    )
    return approve_send_back(
        number=order.number, comment="理由成立。", by=cast.li_qiang, now=later(order, minute + 1)
    )


def submitted(cast: Cast, **changes: Any) -> WorkOrder:
    """Return an order whose result waits for review."""
    order = accepted(cast, **changes)
    return submit_result(
        number=order.number,
        result=a_result(handled_at=later(order, 60)),
        attachment_ids=[upload(cast.zhao_min, "现场.png", PNG)],
        by=cast.zhao_min,
        now=later(order, 60),
    )


def handled(cast: Cast, **changes: Any) -> WorkOrder:
    """Return an order that waits for its follow-up."""
    order = submitted(cast, **changes)
    return approve_result(number=order.number, by=cast.wu_qian, now=later(order, 90))


def closed(cast: Cast, **changes: Any) -> WorkOrder:
    """Return an order that is done with."""
    order = registered(cast, **changes)
    text = "已向市民说明办理流程。"
    return answer_directly(number=order.number, text=text, by=cast.wang_fang, now=later(order, 2))


def helped(cast: Cast, **changes: Any) -> WorkOrder:
    """Return an order 赵敏 works on, and 孙伟 helps with."""
    order = accepted(cast, **changes)
    return co_handle(
        number=order.number,
        department_id=cast.water.pk,
        reason="请排查灯杆旁的供水井盖。",
        by=cast.li_qiang,
        now=later(order, 20),
    )


def awaiting_helpers(cast: Cast, **changes: Any) -> WorkOrder:
    """Return an order whose lead is done, and whose helper is not."""
    order = helped(cast, **changes)
    return submit_result(
        number=order.number,
        result=a_result(handled_at=later(order, 60)),
        attachment_ids=[upload(cast.zhao_min, "现场.png", PNG)],
        by=cast.zhao_min,
        now=later(order, 60),
    )


def asked_to_suspend(cast: Cast, order: WorkOrder, minute: int = 20) -> WorkOrder:
    """Let 赵敏 ask to suspend an order for three days."""
    return suspend(
        number=order.number,
        reason="须等厂家补发配件，预计三天到货。",
        until=later(order, minute) + timedelta(days=3),
        by=cast.zhao_min,
        now=later(order, minute),
    )


def asked_to_extend(
    cast: Cast, order: WorkOrder, minute: int = 20, *, by: Visitor | None = None
) -> WorkOrder:
    """Let 赵敏, or a helper, ask for two more days."""
    role = "lead" if by is None else "helper"
    ends_at = order.deadlines.get(
        clock="handling", assignment__role=role, stopped_at__isnull=True
    ).ends_at
    return extend(
        number=order.number,
        reason="需跨路段更换电缆，工程量较大。",
        until=ends_at + timedelta(days=2),
        by=by or cast.zhao_min,
        now=later(order, minute),
    )


def suspended(cast: Cast, **changes: Any) -> WorkOrder:
    """Return an order whose clocks stand still for three days."""
    order = asked_to_suspend(cast, accepted(cast, **changes))
    return approve_suspension(
        number=order.number, comment="情况属实。", by=cast.li_qiang, now=later(order, 30)
    )


def forwarded(cast: Cast, **changes: Any) -> WorkOrder:
    """Return an order the province has."""
    order = registered(cast, **changes)
    return forward(
        number=order.number,
        department_id=an_outside_body().pk,
        reason="属省级事权事项。",
        by=cast.li_qiang,
        now=later(order, 5),
    )


def an_outside_body() -> Department:
    """Return the province's hotline."""
    return Department.objects.get_or_create(
        code="out-province",
        defaults={"name": "省 12345", "short_name": "省 12345", "kind": Kind.OTHER_LEVEL},
    )[0]


def splitted(cast: Cast, parts: int = 2) -> WorkOrder:
    """Return an order that was split."""
    order = registered(cast)
    demands = [a_demand(cast, event=f"第{at}件：路灯连续三天不亮。") for at in range(parts)]
    split(number=order.number, demands=demands, by=cast.wang_fang, now=later(order, 3))
    order.refresh_from_db()
    return order


def merged(cast: Cast) -> WorkOrder:
    """Return an order that was merged into another."""
    main, order = registered(cast), registered(cast)
    return merge(
        number=order.number,
        other=main.number,
        reason=REPEATED,
        by=cast.li_qiang,
        now=later(order, 3),
    )


IN_STATE = {
    State.AWAITING_DISPATCH: registered,
    State.AWAITING_ACCEPTANCE: dispatched,
    State.HANDLING: accepted,
    State.SEND_BACK_REQUESTED: asked_back,
    State.SUSPENDED: suspended,
    State.AWAITING_HELPERS: awaiting_helpers,
    State.FORWARDED: forwarded,
    State.SPLIT: splitted,
    State.MERGED: merged,
    State.AWAITING_REVIEW: submitted,
    State.HANDLED: handled,
    State.CLOSED: closed,
}


def later(order: WorkOrder, minutes: int) -> datetime:
    """Return so many minutes after the order was registered."""
    return order.registered_at + timedelta(minutes=minutes)


def events_of(order: WorkOrder) -> list[str]:
    """Return the kinds of the order's events, oldest first."""
    rows = Event.objects.filter(subject_type="work_order", subject_id=order.number)
    return list(rows.order_by("id").values_list("kind", flat=True))


def snapshot(order: WorkOrder) -> tuple[Any, ...]:
    """Return everything a refusal must leave as it was."""
    fresh = WorkOrder.objects.get(pk=order.pk)
    values = tuple(getattr(fresh, field.attname) for field in WorkOrder._meta.concrete_fields)
    clocks = fresh.deadlines.order_by("id").values_list(
        "id", "ends_at", "suspended_at", "stopped_at"
    )
    turns = fresh.assignments.order_by("id").values_list("id", "accepted_at", "done_at", "ended_at")
    steps = Allotment.objects.filter(assignment__order=order).order_by("id")
    asked = fresh.clock_requests.order_by("id").values_list("id", "decision", "ended_at")
    handling = (*steps.values_list("id", "ended_at"), *asked)
    return values, tuple(clocks), (tuple(turns), handling), tuple(events_of(order))
