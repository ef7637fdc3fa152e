"""A verb on an order that changed meanwhile is refused, and says what changed."""

from typing import Any
from uuid import uuid4

import pytest
import time_machine

from hotline.core.guarded import writing
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.set_secrecy import set_secrecy
from hotline.workorders.actions.urge import urge
from hotline.workorders.events import DeadlineNear
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.changes import refusal_of
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.rules.urging import Source
from hotline.workorders.tests.orders import accepted, later, registered, snapshot
from tests.cast import NOW, Cast, Door, result_body


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    """Stand two hours after the orders were registered."""
    frozen.shift(7200)


def _version(door: Door, order: WorkOrder) -> int:
    status, seen = door.get(f"/work-orders/{order.number}")
    assert status == 200
    return int(seen["version"])


def _act(door: Door, order: WorkOrder, verb: str, seen: object, body: Any) -> tuple[int, Any]:
    answer = door.client.post(
        f"/api/work-orders/{order.number}/{verb}",
        body,
        content_type="application/json",
        headers={"If-Match": f'"{seen}"'},
    )
    return answer.status_code, answer.json()


def test_the_second_of_two_dispatchers_is_told_what_the_first_did(cast: Cast) -> None:
    order, door = registered(cast), Door(cast.li_qiang)
    seen = _version(door, order)
    dispatch(
        number=order.number, department_id=cast.water.pk, by=cast.li_qiang, now=later(order, 5)
    )
    before = snapshot(order)
    status, answer = _act(door, order, "dispatch", seen, {"department_id": cast.urban.pk})
    assert (status, answer["code"]) == (409, "changed_meanwhile")
    assert "李强（派单员）派出工单：派给市水务局。" in answer["message"]
    assert "您填写的内容没有提交" in answer["message"]
    assert snapshot(order) == before


def test_what_was_looked_at_again_goes_through(cast: Cast) -> None:
    order, door = accepted(cast), Door(cast.zhao_min)
    seen = _version(door, order)
    urge(
        number=order.number,
        source=Source.CITIZEN,
        reason="市民再次来电询问。",
        by=cast.wang_fang,
        now=later(order, 30),
    )
    status, answer = _act(door, order, "submit_result", seen, result_body())
    assert (status, answer["code"]) == (409, "changed_meanwhile")
    status, _ = _act(door, order, "submit_result", _version(door, order), result_body())
    assert status == 200


def test_who_says_no_version_is_asked_for_none(cast: Cast) -> None:
    order = registered(cast)
    set_secrecy(
        number=order.number,
        secrecy=Secrecy.CONFIDENTIAL,
        reason="涉及个人隐私。",
        by=cast.li_qiang,
        now=NOW,
    )
    path = f"/work-orders/{order.number}/dispatch"
    assert Door(cast.li_qiang).post(path, {"department_id": cast.urban.pk})[0] == 200


def test_what_a_department_is_not_told_does_not_stop_it(cast: Cast) -> None:
    order, door = accepted(cast), Door(cast.zhao_min)
    seen = _version(door, order)
    set_secrecy(
        number=order.number,
        secrecy=Secrecy.CONFIDENTIAL,
        reason="涉及个人隐私。",
        by=cast.li_qiang,
        now=NOW,
    )
    assert _act(door, order, "submit_result", seen, result_body())[0] == 200


def test_a_warning_of_the_clock_makes_nothing_old(cast: Cast) -> None:
    order, door = accepted(cast), Door(cast.zhao_min)
    seen = _version(door, order)
    with writing():
        near = DeadlineNear(clock="handling", deadline_id=1, stage=80)
        tell(order, near, by=cast.li_qiang, now=NOW)
    assert _version(door, order) == seen
    assert _act(door, order, "submit_result", seen, result_body())[0] == 200


def test_a_mark_that_is_none_is_not_overlooked(cast: Cast) -> None:
    order = registered(cast)
    before = snapshot(order)
    body = {"department_id": cast.urban.pk}
    status, answer = _act(Door(cast.li_qiang), order, "dispatch", "W/soon", body)
    assert (status, answer["code"]) == (400, "bad_request")
    assert snapshot(order) == before


def test_presence_tells_what_changed_since_the_page_was_loaded(cast: Cast) -> None:
    order, door = registered(cast), Door(cast.wu_qian)
    path = f"/work-orders/{order.number}/presence"
    said = {"tab": str(uuid4()), "seen_version": _version(door, order)}
    _, answer = door.post(path, said)
    assert (answer["version"], answer["changes"]) == (said["seen_version"], [])
    dispatch(
        number=order.number, department_id=cast.water.pk, by=cast.li_qiang, now=later(order, 5)
    )
    _, answer = door.post(path, said)
    assert answer["version"] > said["seen_version"]
    assert answer["changes"] == ["李强（派单员）派出工单：派给市水务局。"]


def test_of_many_changes_the_latest_are_named() -> None:
    words = refusal_of(["甲。", "乙。", "丙。", "丁。", "戊。"])
    assert words.startswith("您打开后工单已有变动：此前还有 2 项变动；丙。丁。戊。")
