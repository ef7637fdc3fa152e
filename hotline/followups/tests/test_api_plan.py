"""The doors of the plan and of calls that speak of several orders."""

import pytest
import time_machine

from hotline.core.guarded import writing
from hotline.followups.models import FollowUp
from hotline.followups.tests.follow_ups import planned
from hotline.workorders.tests.orders import handled, later
from tests.cast import Cast, Door

SOLVED = {"reached": True, "solved": True, "rating": 4, "is_responded": True}


def test_what_waits_for_one_phone_is_shown_and_completed_together(
    cast: Cast, frozen: time_machine.Traveller
) -> None:
    one, two = planned(handled(cast)), planned(handled(cast, event="没有水。"))
    frozen.move_to(later(two.order, 200))
    door = Door(cast.zheng_jie)
    _, view = door.get(f"/follow-ups/{one.pk}")
    assert [each["id"] for each in view["others"]] == [two.pk]
    assert view["script"][0].endswith("“小区门口路灯连续三天不亮。”吗？")
    assert {"code": "slow", "label": "办理时间长"} in view["reasons"]
    unsolved = {
        "id": two.pk,
        "reached": True,
        "solved": False,
        "rating": 1,
        "comment": "还是没有水。",
        "reasons": ["slow", "slow"],
    }
    told = [{"id": one.pk, **SOLVED}, unsolved]
    status, done = door.post("/follow-up-visits", {"told": told})
    assert (status, [each["outcome"] for each in done]) == (200, ["solved", "unsolved"])
    _, view = door.get(f"/follow-ups/{two.pk}")
    assert (view["reason_labels"], view["way_label"], view["others"]) == (
        ["办理时间长"],
        "电话",
        [],
    )
    _, view = door.get(f"/follow-ups/{one.pk}")
    assert view["is_responded"] is True


@pytest.mark.usefixtures("frozen")
def test_who_is_tried_again_later_waits_in_a_tray_of_its_own(cast: Cast) -> None:
    follow_up = planned(handled(cast))
    with writing():
        FollowUp.objects.filter(pk=follow_up.pk).update(next_at=later(follow_up.order, 999))
    door = Door(cast.zheng_jie)
    assert door.get("/follow-ups/trays")[1] == {"due": 0, "risk": 0, "later": 1}
    assert door.get("/follow-ups", tray="due")[1]["items"] == []
    (row,) = door.get("/follow-ups", tray="later")[1]["items"]
    assert (row["id"], row["channel_label"]) == (follow_up.pk, "人工电话")


@pytest.mark.usefixtures("frozen")
def test_leaders_see_the_plan_and_what_waits_by_channel(cast: Cast) -> None:
    one, two = planned(handled(cast)), planned(handled(cast, event="没有水。"))
    with writing():
        FollowUp.objects.filter(pk=two.pk).update(channel="robot")
    status, plan = Door(cast.leader_zhou).get("/follow-up-plan")
    assert status == 200
    waiting = {each["channel"]: each["waiting"] for each in plan["channels"]}
    assert waiting == {"call": 1, "message": 0, "robot": 1}
    assert [each["waiting"] for each in plan["rules"]] == [0, 2]
    assert plan["unreached"][-1] == "24 小时没有回复：按“三次未接通，短信征询后仍无回复”结束"
    assert Door(cast.zheng_jie).get("/follow-up-plan")[0] == 403
    assert one.rule == "all_orders"
