"""What waits beside an order's state: counted, listed by time, and said in one sentence."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from hotline.accounts.visitor import Visitor
from hotline.core.errors import Forbidden
from hotline.organizations.models import Department
from hotline.workorders.actions.allot import allot
from hotline.workorders.actions.approve_extension import approve_extension
from hotline.workorders.actions.approve_suspension import approve_suspension
from hotline.workorders.actions.escalate import escalate
from hotline.workorders.actions.lift_supervision import lift_supervision
from hotline.workorders.actions.release_helper import release_helper
from hotline.workorders.actions.reply_supervision import reply_supervision
from hotline.workorders.actions.report_difficult import report_difficult
from hotline.workorders.actions.submit_part import submit_part
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.search.filters import Filters
from hotline.workorders.tests.attention import supervised
from hotline.workorders.tests.orders import (
    a_result,
    accepted,
    asked_to_extend,
    asked_to_suspend,
    forwarded,
    helped,
    later,
    submitted,
)
from hotline.workorders.tests.test_allot import a_unit, hire
from hotline.workorders.trays import TrayName, count_trays, list_tray
from tests.cast import NOW, Cast, Door


def _listed(name: TrayName, who: Visitor, **changes: Any) -> list[str]:
    usual: dict[str, Any] = {"now": NOW + timedelta(hours=5)}
    found = list_tray(name, who, Filters(), **(usual | changes))
    return [each.number for each in found.orders]


def _said(name: TrayName, who: Visitor) -> dict[str, str]:
    status, page = Door(who).get("/work-orders", tray=name)
    assert status == 200
    return {each["number"]: each["asked"] for each in page["items"]}


def _counted(name: TrayName, who: Visitor) -> tuple[int, int]:
    (found,) = [
        each for each in count_trays(who, now=NOW + timedelta(days=30)) if each.name == name
    ]
    return found.count, found.overdue


def test_a_helper_finds_its_part_until_it_is_given(cast: Cast) -> None:
    order, other = helped(cast), helped(cast)
    accepted(cast)
    assert _said("department_helping", cast.sun_wei) == {
        each.number: "会办事项：请排查灯杆旁的供水井盖。" for each in (order, other)
    }
    assert _counted("department_helping", cast.sun_wei) == (2, 2)
    assert _listed("department_helping", cast.zhao_min) == []
    part = a_result(handled_at=later(order, 60), unit="市水务局管网科", staff="孙伟")
    moment = later(order, 60)
    submit_part(number=order.number, result=part, attachment_ids=[], by=cast.sun_wei, now=moment)
    assert _listed("department_helping", cast.sun_wei) == [other.number]
    release_helper(
        number=other.number,
        department_id=cast.water.pk,
        reason="已查明与供水无关。",
        by=cast.li_qiang,
        now=moment,
    )
    assert _listed("department_helping", cast.sun_wei) == []
    assert _counted("department_helping", cast.sun_wei) == (0, 0)


def test_a_unit_finds_what_was_handed_down_until_it_hands_it_on(cast: Cast) -> None:
    lamps = a_unit(cast.urban, "lamps", "照明所")
    night = a_unit(lamps, "night", "夜班组")
    lin, he = hire(lamps, "lin_hai", "林海"), hire(night, "he_ping", "何平")
    order = accepted(cast)
    _hand_down(order, lamps, cast.zhao_min, 20, note="请今晚查看。")
    said = _said("department_allotted", lin)
    assert list(said) == [order.number]
    assert said[order.number].endswith("：请今晚查看。")
    assert _listed("department_allotted", cast.zhao_min) == []
    _hand_down(order, night, lin, 30)
    assert _listed("department_allotted", lin) == []
    assert _listed("department_allotted", he) == [order.number]
    assert _counted("department_allotted", he) == (1, 1)


def _hand_down(
    order: WorkOrder, unit: Department, by: Visitor, minute: int, note: str = ""
) -> None:
    allot(number=order.number, unit_id=unit.pk, note=note, by=by, now=later(order, minute))


def test_the_dispatcher_finds_every_request_until_it_is_decided(cast: Cast) -> None:
    stop, more = accepted(cast), accepted(cast)
    submitted(cast)
    asked_to_suspend(cast, stop)
    asked_to_extend(cast, more)
    said = _said("clock_requests", cast.li_qiang)
    assert said[stop.number].startswith("申请挂起至 11-27 10:20：须等厂家")
    assert said[more.number].startswith("申请延期至 12-")
    assert _counted("clock_requests", cast.li_qiang) == (2, 2)
    moment = later(stop, 30)
    approve_suspension(number=stop.number, comment="属实。", by=cast.li_qiang, now=moment)
    assert _listed("clock_requests", cast.li_qiang) == [more.number]
    approve_extension(number=more.number, comment="同意。", by=cast.li_qiang, now=moment)
    assert _listed("clock_requests", cast.li_qiang) == []


def test_a_difficult_order_waits_until_the_office_was_told(cast: Cast) -> None:
    order = accepted(cast)
    why = "产权不清，三家单位均称不属其管理。"
    escalate(number=order.number, reason=why, by=cast.zhao_min, now=later(order, 60))
    assert _said("difficult", cast.li_qiang) == {order.number: f"疑难情况：{why}"}
    report_difficult(
        number=order.number,
        reported_to="热线办张科长",
        reason="产权待市政府协调。",
        by=cast.li_qiang,
        now=later(order, 90),
    )
    assert _listed("difficult", cast.li_qiang) == []


def test_a_letter_waits_for_its_reply_and_then_for_its_end(cast: Cast) -> None:
    order = accepted(cast)
    letter = supervised(cast, order)
    (said,) = _said("department_letters", cast.zhao_min).values()
    assert said == f"{letter.letter} 黄色督办，11-27 11:40 前回复：{letter.reason}"
    assert _listed("letters", cast.leader_zhou) == []
    reply_supervision(
        number=order.number, reason="已组织抢修。", by=cast.zhao_min, now=later(order, 110)
    )
    assert _listed("department_letters", cast.zhao_min) == []
    assert _said("letters", cast.leader_zhou) == {
        order.number: f"{letter.letter} 已回复：已组织抢修。"
    }
    lift_supervision(
        number=order.number, reason="已落实。", by=cast.leader_zhou, now=later(order, 120)
    )
    assert _listed("letters", cast.li_qiang) == []


def test_a_letter_left_unanswered_comes_back_to_who_sent_it(cast: Cast) -> None:
    order = accepted(cast)
    letter = supervised(cast, order)
    assert _listed("letters", cast.li_qiang, now=letter.reply_by) == []
    after = letter.reply_by + timedelta(minutes=1)
    assert _listed("letters", cast.li_qiang, now=after) == [order.number]


def test_what_was_forwarded_waits_for_its_answer(cast: Cast) -> None:
    order = forwarded(cast)
    assert _listed("forwarded", cast.li_qiang) == [order.number]
    assert _counted("forwarded", cast.li_qiang)[0] == 1


@pytest.mark.parametrize("name", ["clock_requests", "difficult", "letters", "forwarded"])
def test_others_may_not_open_them(cast: Cast, name: TrayName) -> None:
    for who in (cast.wang_fang, cast.zhao_min, cast.zheng_jie):
        with pytest.raises(Forbidden):
            _listed(name, who)


def _reported(cast: Cast, order: WorkOrder, moment: datetime) -> None:
    """Let the office know, so that no clock of a suspended order runs."""
    report_difficult(
        number=order.number,
        reported_to="热线办张科长",
        reason="等配件。",
        by=cast.li_qiang,
        now=moment,
    )


def test_orders_that_stand_still_come_last_and_none_is_lost_between_pages(cast: Cast) -> None:
    for at in range(5):
        order = accepted(cast)
        supervised(cast, order, minute=40)
        if at % 2:
            asked_to_suspend(cast, order, minute=50)
            moment = later(order, 60)
            approve_suspension(number=order.number, comment="属实。", by=cast.li_qiang, now=moment)
            _reported(cast, order, moment)
    found, cursor = list[WorkOrder](), None
    for _ in range(5):
        page = list_tray("department_letters", cast.zhao_min, Filters(), cursor, now=NOW, size=1)
        found, cursor = [*found, *page.orders], page.next_cursor
    assert cursor is None
    assert len({each.pk for each in found}) == 5
    assert [each.due_at is None for each in found] == [False, False, False, True, True]
