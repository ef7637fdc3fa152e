"""What stands beside an order: related orders, ribbons of rows, printing, groups of the story."""

from typing import Any

import pytest

from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.registration import Caller
from hotline.workorders.rules.timeline_groups import GROUP_LABELS, group_of
from hotline.workorders.rules.timeline_lines import LINES
from hotline.workorders.tests.orders import dispatched, events_of, helped, registered
from tests.cast import Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")
NEIGHBOUR = Caller(name="何叔", phone="13900001111", sex="male")
FAR_AWAY: dict[str, Any] = {
    "place": "海甸岛人民大道 58 号",
    "event": "自来水水压不足。",
    "demand": "请检查。",
}


def _related(door: Door, order: WorkOrder) -> dict[str, list[str]]:
    status, found = door.get(f"/work-orders/{order.number}/related")
    assert status == 200
    return {each["number"]: each["reasons"] for each in found}


def test_orders_of_the_same_caller_and_of_the_same_place_are_related(cast: Cast) -> None:
    order = registered(cast)
    same_caller = registered(cast, **FAR_AWAY)
    same_place = registered(cast, caller=NEIGHBOUR)
    registered(cast, caller=NEIGHBOUR, **FAR_AWAY)
    assert _related(Door(cast.li_qiang), order) == {
        same_place.number: ["同一地点"],
        same_caller.number: ["同一来电号码"],
    }


def test_a_department_is_told_of_places_only_and_of_its_own_orders(cast: Cast) -> None:
    order = dispatched(cast)
    dispatched(cast, **FAR_AWAY)
    registered(cast)
    neighbour = dispatched(cast, caller=NEIGHBOUR)
    door = Door(cast.zhao_min)
    assert _related(door, order) == {neighbour.number: ["同一地点"]}
    assert Door(cast.sun_wei).get(f"/work-orders/{order.number}/related")[0] == 404
    assert Door(cast.lin_admin).get(f"/work-orders/{order.number}/related")[0] == 403
    assert Door().get(f"/work-orders/{order.number}/related")[0] == 401


def test_a_row_shows_the_clock_that_ends_first(cast: Cast) -> None:
    order, hidden = dispatched(cast), registered(cast)
    door = Door(cast.zhao_min)
    body = {"numbers": [order.number, hidden.number]}
    status, (found,) = door.post("/work-orders/ribbons", body)
    assert (status, found["number"]) == (200, order.number)
    _, detail = door.get(f"/work-orders/{order.number}")
    assert found["due_at"] == detail["due_at"]
    assert {each["kind"] for each in found["spans"]} == {"running", "barred"}
    assert Door(cast.sun_wei).post("/work-orders/ribbons", body) == (200, [])
    assert Door(cast.lin_admin).post("/work-orders/ribbons", body)[0] == 403
    assert Door().post("/work-orders/ribbons", body)[0] == 401


def test_printing_is_kept_in_the_log_and_the_department_learns_of_its_own_only(
    cast: Cast,
) -> None:
    order = dispatched(cast)
    path = f"/work-orders/{order.number}"
    status, answer = Door(cast.li_qiang).post(f"{path}/printings")
    assert (status, answer["printed_by"]) == (200, "李强（派单员）")
    zhao = Door(cast.zhao_min)
    assert "workorder.printed" not in _kinds(zhao.get(f"{path}/timeline")[1])
    assert zhao.post(f"{path}/printings")[0] == 200
    assert _kinds(zhao.get(f"{path}/timeline")[1]).count("workorder.printed") == 1
    assert Door(cast.sun_wei).post(f"{path}/printings")[0] == 404
    assert Door(cast.lin_admin).post(f"{path}/printings")[0] == 403
    assert Door().post(f"{path}/printings")[0] == 401
    assert events_of(order).count("workorder.printed") == 2


def _kinds(entries: list[dict[str, Any]]) -> list[str]:
    return [each["kind"] for each in entries]


def test_every_kind_of_happening_has_a_group(cast: Cast) -> None:
    order = helped(cast)
    _, entries = Door(cast.li_qiang).get(f"/work-orders/{order.number}/timeline")
    assert {each["group"] for each in entries} <= {*GROUP_LABELS}
    found = {group_of(kind) for kind in LINES}
    assert found == {*GROUP_LABELS}
    assert group_of("followup.called") == "follow_up"
    assert group_of("workorder.dispatched") == "handling"


def test_the_sheet_is_masked_by_role(cast: Cast) -> None:
    order, told = dispatched(cast), registered(cast, event="请回电 13907551234，路灯不亮。")
    path = f"/work-orders/{order.number}/sheet"
    _, ours = Door(cast.li_qiang).get(path)
    assert (ours["caller_name"], ours["caller_phone"]) == ("陈*", "139****1234")
    _, other = Door(cast.li_qiang).get(f"/work-orders/{told.number}/sheet")
    assert "路灯不亮" in other["event"]
    assert "13907551234" not in other["event"]
    assert ours["by"] == "李强（派单员）"
    assert any("派出工单" in each["sentence"] for each in ours["steps"])
    _, whole = Door(cast.leader_zhou).get(path)
    assert (whole["caller_name"], whole["caller_phone"]) == ("陈静", "13907551234")
    status, theirs = Door(cast.zhao_min).get(path)
    assert (status, theirs["caller_phone"]) == (200, "139****1234")
    assert Door(cast.sun_wei).get(path)[0] == 404
    assert Door(cast.lin_admin).get(path)[0] == 403
    assert Door().get(path)[0] == 401
