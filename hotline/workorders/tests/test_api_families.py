"""The doors of families and duplicates, for four visitors."""

from typing import Any

import pytest
import time_machine

from hotline.workorders.actions.link import link
from hotline.workorders.models import Merge, WorkOrder
from hotline.workorders.tests.families import every_row
from hotline.workorders.tests.orders import (
    REPEATED,
    accepted,
    later,
    merged,
    registered,
    splitted,
)
from tests.cast import Cast, Door, demand_body

NOTE = "市民再次来电，称仍未修好。"


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    """Stand ten minutes after the orders were registered."""
    frozen.shift(600)


def _bodies(cast: Cast) -> dict[str, tuple[WorkOrder, dict[str, Any], str]]:
    """Return verb → an order, a body, and the state it leads to."""
    tied, other = registered(cast), registered(cast)
    link(number=tied.number, other=other.number, by=cast.wang_fang, now=later(tied, 1))
    demands = [demand_body(cast), demand_body(cast, place="金贸西路 8 号")]
    main = {"other": other.number}
    return {
        "split": (registered(cast), {"demands": demands}, "split"),
        "merge": (registered(cast), main | {"reason": REPEATED}, "merged"),
        "unmerge": (merged(cast), {"reason": "不是同一件事。"}, "awaiting_dispatch"),
        "link": (registered(cast), main, "awaiting_dispatch"),
        "unlink": (tied, main, "awaiting_dispatch"),
        "follow": (registered(cast), {"note": NOTE}, "awaiting_dispatch"),
    }


@pytest.mark.parametrize("verb", ["split", "merge", "unmerge", "link", "unlink", "follow"])
def test_each_verb_for_four_visitors(cast: Cast, verb: str) -> None:
    order, body, state = _bodies(cast)[verb]
    path = f"/work-orders/{order.number}/{verb}"
    before = every_row()
    assert Door().post(path, body)[0] == 401
    assert Door(cast.sun_wei).post(path, body)[0] == 403
    assert Door(cast.wu_qian).post(path, body)[0] == 403
    assert every_row() == before
    status, answer = Door(cast.li_qiang).post(path, body)
    assert status == 200, answer
    order.refresh_from_db()
    assert order.state == state


def test_a_family_is_shown_with_its_parts_and_repeats(cast: Cast) -> None:
    order = splitted(cast)
    Door(cast.wang_fang).post(f"/work-orders/{order.number}/follow", {"note": NOTE})
    shown = Door(cast.wang_fang).get(f"/work-orders/{order.number}/family")[1]
    assert [each["state_label"] for each in shown["parts"]] == ["待派单", "待派单"]
    assert [each["note"] for each in shown["repeats"]] == [NOTE]
    part = shown["parts"][0]["number"]
    below = Door(cast.wang_fang).get(f"/work-orders/{part}/family")[1]
    assert (below["parent"]["number"], below["parent"]["state"]) == (order.number, "split")
    assert [each["number"] for each in below["siblings"]] == [shown["parts"][1]["number"]]
    detail = Door(cast.wang_fang).get(f"/work-orders/{part}")[1]
    assert (detail["topic_code"], detail["area_code"]) == (cast.topic.code, cast.area.code)
    labels = {each["label"] for each in detail["links"]}
    assert labels == {"同一来电登记"}  # the parent is in the family, not among the links


def test_only_links_that_people_made_may_be_undone(cast: Cast) -> None:
    one, two = registered(cast), registered(cast)
    link(number=one.number, other=two.number, by=cast.wang_fang, now=later(two, 1))
    for order, other in ((one, two), (two, one)):
        links = Door(cast.wang_fang).get(f"/work-orders/{order.number}")[1]["links"]
        told = [(each["number"], each["label"], each["may_unlink"]) for each in links]
        assert told == [(other.number, "相关工单", True)]


def test_a_merged_order_shows_its_main_one_and_why(cast: Cast) -> None:
    order = merged(cast)
    shown = Door(cast.li_qiang).get(f"/work-orders/{order.number}/family")[1]
    main = Merge.objects.get().main.number
    assert (shown["main"]["number"], shown["merge_reason"]) == (main, REPEATED)
    above = Door(cast.li_qiang).get(f"/work-orders/{main}/family")[1]
    assert [each["number"] for each in above["merged"]] == [order.number]


def test_a_department_sees_nothing_of_orders_it_does_not_have(cast: Cast) -> None:
    order = accepted(cast)
    other = registered(cast)
    Door(cast.li_qiang).post(
        f"/work-orders/{other.number}/merge", {"other": order.number, "reason": REPEATED}
    )
    shown = Door(cast.zhao_min).get(f"/work-orders/{order.number}/family")[1]
    assert (shown["merged"], shown["repeats"]) == ([], [])
    assert Door(cast.zhao_min).get(f"/work-orders/{other.number}/family")[0] == 404
    assert Door().get(f"/work-orders/{order.number}/family")[0] == 401


def test_duplicates_are_found_while_typing_with_reasons(cast: Cast) -> None:
    order = registered(cast)
    typed = {
        "caller_phone": order.caller_phone,
        "area_code": cast.area.code,
        "place": "金贸中路1号",
        "event": "小区门口的路灯好几天不亮",
    }
    assert Door().post("/duplicates/search", typed)[0] == 401
    for wrong in (cast.zhao_min, cast.wu_qian):
        assert Door(wrong).post("/duplicates/search", typed)[0] == 403
    status, answer = Door(cast.wang_fang).post("/duplicates/search", typed)
    assert status == 200
    (found,) = answer
    assert (found["number"], found["advice"]) == (order.number, "follow")
    assert found["reasons"][:2] == ["同一来电号码", "同一地点"]
    assert order.caller_phone not in str(answer)
    itself = typed | {"but": order.number}
    assert Door(cast.wang_fang).post("/duplicates/search", itself)[1] == []


def test_nothing_typed_finds_nothing(cast: Cast) -> None:
    registered(cast)
    assert Door(cast.wang_fang).post("/duplicates/search", {})[1] == []


def test_a_split_is_proposed_and_one_demand_is_not(cast: Cast) -> None:
    text = "市民反映：一是国贸路路灯三天不亮；二是公司拖欠工资三个月。"
    path = "/demands/propose_split"
    assert Door().post(path, {"text": text})[0] == 401
    assert Door(cast.zhao_min).post(path, {"text": text})[0] == 403
    parts = Door(cast.wang_fang).post(path, {"text": text})[1]
    assert [each["place"] for each in parts] == ["国贸路", "国贸路"]
    assert [each["area_code"] for each in parts] == ["", ""]
    named = Door(cast.wang_fang).post(path, {"text": text.replace("公司", "金贸街道一公司")})[1]
    assert [each["area_code"] for each in named] == ["", cast.area.code]
    assert Door(cast.wang_fang).post(path, {"text": "路灯不亮。"})[1] == []
