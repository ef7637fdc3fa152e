"""The verbs beside the handling, filled in; and orders that bear their marks."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from hotline.core.guarded import writing
from hotline.organizations.models import Department
from hotline.organizations.rules.kinds import Kind
from hotline.workorders.actions.answer_unified import answer_unified
from hotline.workorders.actions.correct_field import correct_field
from hotline.workorders.actions.direct_link import direct_link
from hotline.workorders.actions.escalate import escalate
from hotline.workorders.actions.hand_to_emergency import hand_to_emergency
from hotline.workorders.actions.lift_difficult import lift_difficult
from hotline.workorders.actions.lift_supervision import lift_supervision
from hotline.workorders.actions.publish_unified_answer import publish_unified_answer
from hotline.workorders.actions.record_supervision_reply import record_supervision_reply
from hotline.workorders.actions.reply_supervision import reply_supervision
from hotline.workorders.actions.report_difficult import report_difficult
from hotline.workorders.actions.supervise import supervise
from hotline.workorders.actions.urge import urge
from hotline.workorders.actions.withdraw import withdraw
from hotline.workorders.models import Difficulty, Supervision, UnifiedAnswer, WorkOrder
from hotline.workorders.rules.correction import CorrectedField
from hotline.workorders.rules.emergency import Service
from hotline.workorders.rules.supervision import Level
from hotline.workorders.rules.urging import Source
from hotline.workorders.rules.withdrawal import Said
from hotline.workorders.rules.workflow import TABLE, State, Verb
from hotline.workorders.tests.orders import later
from tests.cast import Cast

PRESS = "市民再次来电，询问何时修好。"
DEMAND = "请三日内修复并书面回复。"
_LETTER_VERBS = {
    Verb.REPLY_SUPERVISION,
    Verb.RECORD_SUPERVISION_REPLY,
    Verb.LIFT_SUPERVISION,
}


def attention_acts(cast: Cast, now: datetime) -> dict[Verb, Callable[..., WorkOrder]]:
    """Return the actions with everything filled in but which order, who and when."""
    return {
        Verb.ANSWER_UNIFIED: partial(answer_unified, answer_id=an_answer(cast, now).pk),
        Verb.DIRECT_LINK: partial(direct_link, department_id=cast.urban.pk),
        Verb.HAND_TO_EMERGENCY: partial(
            hand_to_emergency,
            service=_entered(Service.POLICE),
            receiver="接警员 0312",
            reason="电线垂落路面，有人围观。",
        ),
        Verb.URGE: partial(urge, source=Source.CITIZEN, reason=PRESS),
        Verb.SUPERVISE: partial(
            supervise,
            level=Level.YELLOW,
            leader="王副主任",
            reason=DEMAND,
            reply_by=now + timedelta(days=3),
        ),
        Verb.REPLY_SUPERVISION: partial(reply_supervision, reason="已组织抢修。"),
        Verb.RECORD_SUPERVISION_REPLY: partial(
            record_supervision_reply,
            reason="已列入本月检修计划。",
            document="琼交函〔2026〕31 号",
            replied_at=now,
            attachment_ids=[],
        ),
        Verb.LIFT_SUPERVISION: partial(lift_supervision, reason="已落实。"),
        Verb.ESCALATE: partial(escalate, reason="产权不清，三家单位均称不属其管理。"),
        Verb.REPORT_DIFFICULT: partial(
            report_difficult, reported_to="热线办张科长", reason="产权待市政府协调。"
        ),
        Verb.LIFT_DIFFICULT: partial(lift_difficult, reason="产权已厘清，由城管局维修。"),
        Verb.CORRECT: partial(
            correct_field, field=CorrectedField.PLACE, new="金贸中路 2 号", reason="门牌号听错。"
        ),
        Verb.WITHDRAW: partial(withdraw, said_by=Said.PHONE, words="灯已经亮了，不用办了。"),
    }


def prepare_attention(cast: Cast, order: WorkOrder, verb: Verb) -> None:
    """Send the letter that is answered or lifted; mark as difficult what is reported."""
    if (State(order.state), verb) not in TABLE:
        return
    if verb in _LETTER_VERBS and not Supervision.objects.filter(order=order).exists():
        _before_the_state(cast, order)
    is_suspended = order.state == State.SUSPENDED
    if verb is Verb.LIFT_DIFFICULT or (verb is Verb.REPORT_DIFFICULT and not is_suspended):
        _mark_difficult(cast, order)


def supervised(cast: Cast, order: WorkOrder, minute: int = 100, **changes: Any) -> Supervision:
    """Let 周班长 send a letter about the order; return it."""
    usual: dict[str, Any] = {
        "level": Level.YELLOW,
        "leader": "王副主任",
        "reason": DEMAND,
        "reply_by": later(order, minute) + timedelta(days=3),
    }
    sent = usual | changes
    supervise(number=order.number, by=cast.leader_zhou, now=later(order, minute), **sent)
    order.refresh_from_db()
    return Supervision.objects.get(order=order, lifted_at__isnull=True)


def an_answer(cast: Cast, now: datetime, **changes: Any) -> UnifiedAnswer:
    """Return a unified answer that is in force now."""
    usual: dict[str, Any] = {
        "title": "金贸片区电缆改造停灯",
        "text": "该路段因电缆改造临时停灯，预计十二月五日恢复。",
        "starts_on": now.date() - timedelta(days=2),
        "ends_on": now.date() + timedelta(days=30),
    }
    return publish_unified_answer(**(usual | changes), by=cast.li_qiang, now=now)


def entered_services() -> None:
    """Enter 110, 119 and 120 among the outside bodies."""
    for each in Service:
        _entered(each)


def _entered(service: Service) -> Service:
    Department.objects.get_or_create(
        code=f"out-{service}",
        defaults={"name": f"{service} 服务台", "short_name": service, "kind": Kind.EMERGENCY},
    )
    return service


def _before_the_state(cast: Cast, order: WorkOrder) -> None:
    if (State(order.state), Verb.SUPERVISE) in TABLE:
        supervised(cast, order)
        return
    assert order.department_id is not None
    with writing():
        Supervision.objects.create(
            order=order,
            department_id=order.department_id,
            year=2026,
            serial=1,
            level=Level.YELLOW,
            leader="王副主任",
            reason=DEMAND,
            reply_by=later(order, 4000),
            issued_at=later(order, 30),
            issued_by_label="周班长",
        )
        order.supervision_level = Level.YELLOW
        order.save(update_fields=["supervision_level"])


def _mark_difficult(cast: Cast, order: WorkOrder) -> None:
    if (State(order.state), Verb.ESCALATE) in TABLE:
        escalate(number=order.number, reason="产权不清。", by=cast.li_qiang, now=later(order, 100))
        order.refresh_from_db()
        return
    with writing():
        Difficulty.objects.filter(order=order).delete()
        Difficulty.objects.create(
            order=order,
            reason="产权不清。",
            escalated_at=later(order, 30),
            escalated_by_label="李强",
        )
        order.is_difficult = True
        order.save(update_fields=["is_difficult"])
