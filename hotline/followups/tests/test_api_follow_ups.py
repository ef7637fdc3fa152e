"""The doors of follow-ups: lists, the call, its hours, who may."""

from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from hotline.core.errors import Unavailable
from hotline.core.guarded import writing
from hotline.followups.actions import call as call_module
from hotline.followups.models import FollowUp, FollowUpAttempt
from hotline.followups.tests.follow_ups import planned
from hotline.telephony.models import Call
from hotline.workorders.tests.orders import handled, later
from tests.cast import Cast, Door

Placed = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    """Stand at 11:50, ten minutes before the noon rest."""
    frozen.shift(110 * 60)


@pytest.fixture
def placed(monkeypatch: pytest.MonkeyPatch) -> Placed:
    """Note the calls instead of dialling."""
    calls: Placed = []

    def note(**asked: Any) -> UUID:
        calls.append(asked)
        return uuid4()

    monkeypatch.setattr(call_module, "call_citizen", note)
    return calls


def test_due_follow_ups_are_listed_by_remaining_time(cast: Cast) -> None:
    first, second = handled(cast), handled(cast)
    for order in (first, second):
        planned(order)
    door = Door(cast.zheng_jie)
    status, page = door.get("/follow-ups", tray="due")
    assert status == 200
    assert [each["number"] for each in page["items"]] == [first.number, second.number]
    assert page["items"][0]["state_label"] == "待回访"
    assert page["items"][0]["remaining_seconds"] == 24 * 3600 - 20 * 60
    assert door.get("/follow-ups/trays") == (200, {"due": 2, "risk": 0, "later": 0})
    assert door.get("/follow-ups", tray="done")[1]["items"] == []
    assert door.get("/follow-ups", tray="due", cursor="2026-11-24T10:00:00|1")[0] == 422


def test_pages_of_due_follow_ups_follow_each_other(cast: Cast) -> None:
    numbers = []
    for _ in range(32):
        order = handled(cast)
        planned(order)
        numbers.append(order.number)
    door = Door(cast.zheng_jie)
    _, page = door.get("/follow-ups", tray="due")
    _, rest = door.get("/follow-ups", tray="due", cursor=page["next_cursor"])
    assert [each["number"] for each in page["items"] + rest["items"]] == numbers
    assert rest["next_cursor"] is None


def test_call_goes_through_telephony_and_is_remembered(cast: Cast, placed: Placed) -> None:
    order = handled(cast)
    follow_up = planned(order)
    status, answer = Door(cast.zheng_jie).post(f"/follow-ups/{follow_up.pk}/call")
    assert status == 200
    (asked,) = placed
    assert asked["number"] == order.caller_phone
    assert (asked["purpose"], asked["reference"]) == ("follow_up", str(follow_up.pk))
    assert asked["correlation_id"] == order.correlation_id
    attempt = FollowUpAttempt.objects.get(follow_up=follow_up)
    assert str(attempt.call_id) == answer["call_id"]


def test_call_by_two_people_at_once_rings_the_citizen_once(
    cast: Cast, placed: Placed, frozen: time_machine.Traveller
) -> None:
    follow_up = planned(handled(cast))
    path = f"/follow-ups/{follow_up.pk}/call"
    assert Door(cast.zheng_jie).post(path)[0] == 200
    status, answer = Door(cast.wang_fang).post(path)
    assert (status, answer["code"]) == (409, "being_called")
    assert "郑洁" in answer["message"]
    assert len(placed) == 1
    frozen.shift(180)  # nothing was ever heard of that call
    assert Door(cast.wang_fang).post(path)[0] == 200


def test_attempt_shows_what_became_of_its_call(cast: Cast, placed: Placed) -> None:
    order = handled(cast)
    follow_up = planned(order)
    door = Door(cast.zheng_jie)
    door.post(f"/follow-ups/{follow_up.pk}/call")
    assert len(placed) == 1
    attempt = FollowUpAttempt.objects.get()
    _, seen = door.get(f"/follow-ups/{follow_up.pk}")
    assert seen["attempts"][0]["outcome_label"] == "呼叫中"
    with writing():
        Call.objects.create(
            id=attempt.call_id,
            direction="outbound",
            correlation_id=order.correlation_id,
            entered_at=later(order, 110),
            ended_at=later(order, 111),
            last_event_at=later(order, 111),
            outcome="not_reached",
        )
    _, seen = door.get(f"/follow-ups/{follow_up.pk}")
    assert seen["attempts"][0]["outcome_label"] == "未接通"
    assert seen["phone"] == order.caller_phone


def test_call_is_barred_at_noon_with_the_hour_it_opens(
    cast: Cast, placed: Placed, frozen: time_machine.Traveller
) -> None:
    follow_up = planned(handled(cast))
    frozen.shift(600)
    door = Door(cast.zheng_jie)
    status, answer = door.post(f"/follow-ups/{follow_up.pk}/call")
    assert (status, answer["code"]) == (409, "calling_barred")
    assert "14:30" in answer["message"]
    _, seen = door.get(f"/follow-ups/{follow_up.pk}")
    assert (seen["may_call"], "不得外呼" in seen["barred_reason"]) == (False, True)
    assert placed == []


def test_call_that_cannot_be_placed_leaves_no_attempt(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow_up = planned(handled(cast))

    def fail(**_asked: Any) -> UUID:
        msg = "呼叫控制暂时没有响应，请稍后重试。"
        raise Unavailable(msg)

    monkeypatch.setattr(call_module, "call_citizen", fail)
    status, answer = Door(cast.zheng_jie).post(f"/follow-ups/{follow_up.pk}/call")
    assert (status, answer["code"]) == (503, "unavailable")
    assert not FollowUpAttempt.objects.exists()


@pytest.mark.parametrize(
    ("who", "look", "act"),
    [
        (None, 401, 401),
        ("zhao_min", 403, 403),
        ("wu_qian", 403, 403),
        ("li_qiang", 403, 403),
        ("lin_admin", 403, 403),
        ("leader_zhou", 200, 403),
        ("wang_fang", 200, 200),
        ("zheng_jie", 200, 200),
    ],
)
def test_who_may_look_call_and_complete(
    cast: Cast, placed: Placed, who: str | None, look: int, act: int
) -> None:
    follow_up = planned(handled(cast))
    door = Door(getattr(cast, who) if who else None)
    assert door.get("/follow-ups", tray="due")[0] == look
    assert door.get(f"/follow-ups/{follow_up.pk}")[0] == look
    assert door.post(f"/follow-ups/{follow_up.pk}/call")[0] == act
    assert len(placed) == (act == 200)
    answers = {"reached": True, "solved": True, "rating": 5}
    assert door.post(f"/follow-ups/{follow_up.pk}/complete", answers)[0] == act
    assert FollowUp.objects.get().state == ("done" if act == 200 else "due")


def test_second_click_on_complete_is_told_and_doubles_nothing(cast: Cast) -> None:
    follow_up = planned(handled(cast))
    door, answers = Door(cast.zheng_jie), {"reached": True, "solved": True, "rating": 4}
    status, done = door.post(f"/follow-ups/{follow_up.pk}/complete", answers)
    assert (status, done["order_state"], done["outcome_label"]) == (200, "closed", "已解决")
    status, answer = door.post(f"/follow-ups/{follow_up.pk}/complete", answers)
    assert (status, answer["code"]) == (409, "already_done")


def test_unknown_follow_up_is_not_found(cast: Cast) -> None:
    door = Door(cast.zheng_jie)
    assert door.get("/follow-ups/404")[0] == 404
    assert door.post("/follow-ups/404/call")[0] == 404
    body = {"reached": False}
    assert door.post("/follow-ups/404/complete", body)[0] == 404
