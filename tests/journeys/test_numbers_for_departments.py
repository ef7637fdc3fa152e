"""No door shows a department a person's number that stands in a text, however it is written."""

import json
from typing import Any

import pytest

from hotline.config.api import ROUTERS
from hotline.config.masked_answers import masked
from hotline.workorders.actions.correct_field import correct_field
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.follow import follow
from hotline.workorders.actions.supervise import supervise
from hotline.workorders.actions.urge import urge
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.correction import CorrectedField
from hotline.workorders.rules.supervision import Level
from hotline.workorders.rules.urging import Source
from hotline.workorders.tests.orders import later, registered
from tests.cast import CHEN_JING, Cast, Door

WRITTEN = [
    "13655558888",
    "136 5555 8888",
    "136-5555-8888",
    "一三六五五五五八八八八",
    "幺三六-五五五五-八八八八",
    "１３６５５５５８８８８",
]


def _doors() -> list[str]:
    """Return every door that shows something of one order."""
    return [
        path.replace("/work-orders/{number}", "")
        for router in ROUTERS
        for path, view in router.path_operations.items()
        if path.startswith("/work-orders/{number}") and path.count("{") == 1
        for operation in view.operations
        if "GET" in operation.methods
    ]


def _order(cast: Cast, written: str, *, share_phone: bool = False) -> WorkOrder:
    """Return an order of 城管局 with the number in every text the hotline can write."""
    order = registered(
        cast,
        place=f"金贸中路 1 号（{written}）",
        event=f"小区门口路灯不亮，电话{written}。",
        demand=f"请检修，回复{written}。",
    )
    dispatch(
        number=order.number,
        department_id=cast.urban.pk,
        note=f"联系{written}",
        share_phone=share_phone,
        shield_reason="承办单位需要。",
        by=cast.li_qiang,
        now=later(order, 5),
    )
    urge(
        number=order.number,
        source=Source.CITIZEN,
        reason=f"打{written}催",
        by=cast.wang_fang,
        now=later(order, 40),
    )
    follow(number=order.number, note=f"换了号{written}", by=cast.wang_fang, now=later(order, 41))
    supervise(
        number=order.number,
        level=Level.YELLOW,
        leader="王副主任",
        reason=f"请联系{written}",
        reply_by=later(order, 900),
        by=cast.leader_zhou,
        now=later(order, 42),
    )
    correct_field(
        number=order.number,
        field=CorrectedField.DEMAND,
        new=f"请三日内检修，回复{written}。",
        reason=f"补充号码{written}",
        by=cast.wang_fang,
        now=later(order, 43),
    )
    return order


def _answers(door: Door, order: WorkOrder) -> dict[str, Any]:
    found = {path: door.get(f"/work-orders/{order.number}{path}") for path in _doors()}
    found["tray"] = door.get("/work-orders", tray="department_inbox")
    found["search"] = door.get("/work-orders", tray="department_inbox", text="路灯")
    return found


@pytest.mark.parametrize("written", WRITTEN)
def test_department_sees_no_number_in_any_answer(cast: Cast, written: str) -> None:
    order = _order(cast, written)
    for path, (status, said) in _answers(Door(cast.zhao_min), order).items():
        assert status in {200, 403, 404}, path
        text = json.dumps(said, ensure_ascii=False)
        at = text.find(written)
        assert at < 0, (path, text[max(0, at - 60) : at + 60])
    assert "****" in Door(cast.zhao_min).get(f"/work-orders/{order.number}")[1]["event"]


def test_hotline_reads_what_is_written(cast: Cast) -> None:
    order = _order(cast, WRITTEN[0])
    for path, (status, said) in _answers(Door(cast.li_qiang), order).items():
        if path in {"", "/timeline", "/attention"}:
            assert (status, WRITTEN[0] in json.dumps(said)) == (200, True), path


def test_the_callers_number_is_shown_where_it_was_shared_and_no_other(cast: Cast) -> None:
    own = CHEN_JING.phone
    order = _order(cast, f"{own}或13655558888", share_phone=True)
    seen = Door(cast.zhao_min).get(f"/work-orders/{order.number}")[1]
    assert seen["caller"]["phone"] == own
    assert own in seen["event"]
    assert "13655558888" not in json.dumps(seen)


def test_department_reads_what_it_wrote_itself() -> None:
    said = {"event": "打13655558888", "results": [{"process": "已致电13655558888"}]}
    assert masked(said) == {
        "event": "打136****8888",
        "results": [{"process": "已致电13655558888"}],
    }


def test_refusals_are_masked_too() -> None:
    assert (
        masked({"code": "invalid", "fields": {"phone": ["13655558888不对"]}})["code"] == "invalid"
    )
    assert (
        masked({"message": "号码13655558888不能拨打。"})["message"] == "号码136****8888不能拨打。"
    )
