"""Presence (在场): who is told of whom, for how long, and for four visitors."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from hotline.workorders.actions.be_present import forget_gone
from hotline.workorders.models import Presence, WorkOrder
from hotline.workorders.tests.orders import dispatched, helped, registered
from tests.cast import NOW, Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")


_TAB = UUID(int=1)


def _stay(door: Door, order: WorkOrder, tab: UUID = _TAB, **said: Any) -> dict[str, Any]:
    """Say that somebody's page shows the order; everybody has one, unless another is named."""
    body = {"tab": str(tab), **said}
    status, answer = door.post(f"/work-orders/{order.number}/presence", body)
    assert status == 200, answer
    return dict(answer)


def _sentences(answer: dict[str, Any]) -> list[str]:
    return [each["sentence"] for each in answer["present"]]


def test_a_colleague_is_told_who_looks_and_who_writes(cast: Cast) -> None:
    order = registered(cast)
    li, wu = Door(cast.li_qiang), Door(cast.wu_qian)
    assert _sentences(_stay(li, order)) == []
    assert _sentences(_stay(wu, order)) == ["李强 正在查看"]
    _stay(li, order, verb="dispatch")
    found = _stay(wu, order)
    assert _sentences(found)[0] == "李强 正在处理（派单）"
    assert found["present"][0]["is_writing"]


def test_the_field_that_is_being_corrected_is_named(cast: Cast) -> None:
    order = registered(cast)
    _stay(Door(cast.li_qiang), order, verb="correct", field="place")
    assert _sentences(_stay(Door(cast.wu_qian), order)) == ["李强 正在处理（更正事发地点）"]


def test_neither_side_learns_the_names_of_the_other(cast: Cast) -> None:
    order = dispatched(cast)
    li, zhao = Door(cast.li_qiang), Door(cast.zhao_min)
    _stay(li, order)
    assert _sentences(_stay(zhao, order)) == []  # that somebody looks is not told
    _stay(li, order, verb="supervise")
    assert _sentences(_stay(zhao, order, verb="accept")) == ["热线中心 正在处理"]
    assert _sentences(_stay(li, order)) == ["承办单位 正在处理"]


def test_another_department_is_not_named_either(cast: Cast) -> None:
    order = helped(cast)
    _stay(Door(cast.zhao_min), order, verb="submit_result")
    assert _sentences(_stay(Door(cast.sun_wei), order)) == ["承办单位 正在处理"]


def test_another_window_of_the_same_person_is_told_apart(cast: Cast) -> None:
    order = registered(cast)
    li = Door(cast.li_qiang)
    _stay(li, order, verb="dispatch")
    assert _sentences(_stay(li, order, uuid4())) == ["您在另一个窗口 正在处理（派单）"]


def test_a_page_that_falls_silent_or_leaves_is_there_no_more(
    cast: Cast, frozen: time_machine.Traveller
) -> None:
    order, other = registered(cast), registered(cast)
    li, wu = Door(cast.li_qiang), Door(cast.wu_qian)
    _stay(li, order)
    frozen.shift(36)
    assert _sentences(_stay(wu, order)) == []
    _stay(li, order, verb="dispatch")
    frozen.shift(60)  # a page behind another may speak once a minute only
    assert _sentences(_stay(wu, order)) == ["李强 正在处理（派单）"]
    _stay(li, other)  # a page shows one order at a time
    assert _sentences(_stay(wu, order)) == []
    assert li.post("/work-orders/presence/leave", {"tab": str(_TAB)})[0] == 200
    assert _sentences(_stay(wu, other)) == []


def test_rows_of_a_list_say_who_is_there(cast: Cast) -> None:
    order = registered(cast)
    registered(cast)
    _stay(Door(cast.leader_zhou), order, verb="dispatch")
    _, page = Door(cast.li_qiang).get("/work-orders", tray="awaiting_dispatch")
    rows = {each["number"]: each["present"] for each in page["items"]}
    assert [each["who"] for each in rows.pop(order.number)] == ["周班长"]
    assert list(rows.values()) == [[]]


def test_what_may_not_be_seen_shows_nobody(cast: Cast) -> None:
    order = dispatched(cast)
    path, body = f"/work-orders/{order.number}/presence", {"tab": str(uuid4())}
    assert Door().post(path, body)[0] == 401
    assert Door(cast.lin_admin).post(path, body)[0] == 403
    status, answer = Door(cast.sun_wei).post(path, body)
    assert (status, answer["code"]) == (404, "no_such_order")
    assert not Presence.objects.exists()
    assert Door(cast.zhao_min).post(path, body)[0] == 200


def test_what_is_long_gone_is_forgotten(cast: Cast) -> None:
    _stay(Door(cast.li_qiang), registered(cast))
    assert forget_gone(now=NOW + timedelta(minutes=9)) == 0
    assert forget_gone(now=NOW + timedelta(minutes=11)) == 1
