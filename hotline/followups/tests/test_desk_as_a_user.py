"""A morning at the desk of call-backs through the doors: in order, and then the three rates."""

from datetime import timedelta

import time_machine

from hotline.followups.tests.follow_ups import dialled, planned
from hotline.workorders.tests.orders import handled, later
from tests.cast import Cast, Door


def test_the_desk_goes_by_remaining_time_and_the_rates_are_its_own_lists(
    cast: Cast, frozen: time_machine.Traveller
) -> None:
    orders = [handled(cast) for _ in range(4)]
    follow_ups = [planned(each) for each in orders]
    frozen.move_to(later(orders[-1], 100))
    desk = Door(cast.zheng_jie)
    waiting = [each["id"] for each in desk.get("/follow-ups", tray="due")[1]["items"]]
    by_time = sorted(follow_ups, key=lambda each: (each.due_at, each.pk))
    assert waiting == [each.pk for each in by_time]
    first, *others = by_time
    dialled(first, by=cast.zheng_jie)
    nobody = {"reached": False, "solved": None, "rating": None, "comment": ""}
    assert desk.post(f"/follow-ups/{first.pk}/complete", nobody)[0] == 200
    assert [each["id"] for each in desk.get("/follow-ups", tray="later")[1]["items"]] == [first.pk]
    said = [(True, 5, True), (True, 2, False), (False, 1, True)]
    for each, (solved, rating, responded) in zip(others, said, strict=True):
        answers = {
            "reached": True,
            "solved": solved,
            "rating": rating,
            "is_responded": responded,
            "comment": "市民说还没有修好，路灯依旧不亮。",
        }
        status, answer = desk.post(f"/follow-ups/{each.pk}/complete", answers)
        assert status == 200, answer
    frozen.shift(timedelta(days=1))
    again = Door(cast.zheng_jie).get("/follow-ups", tray="due")[1]["items"]
    assert [each["id"] for each in again] == [first.pk]
    leader = Door(cast.leader_zhou)
    status, rates = leader.get("/follow-up-rates", first="2026-11-20", last="2026-11-30")
    assert status == 200
    counts = rates["total"]["counts"]
    wanted = {"ended": 3, "answered": 3, "solved": 2, "rated": 3, "satisfied": 1, "responded": 2}
    assert {name: counts[name] for name in wanted} == wanted
    for figure, count in wanted.items():
        query = {"first": "2026-11-20", "last": "2026-11-30", "figure": figure}
        assert len(leader.get("/follow-up-rates/orders", **query)[1]["items"]) == count
