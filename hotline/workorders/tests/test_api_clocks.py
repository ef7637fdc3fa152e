"""The door of clocks: the ribbon of every clock, for those who may see the order."""

from datetime import date, timedelta
from typing import Any

import pytest

from hotline.core.guarded import writing
from hotline.reference.models import CalendarVersion, LimitPolicy
from hotline.workorders.actions._clock_stops import suspend_clocks
from hotline.workorders.tests.orders import accepted, dispatched, handled, later, registered
from tests.cast import NOW, Cast, Door

LONG_AGO = date(2020, 1, 1)
pytestmark = pytest.mark.usefixtures("frozen")


def _clocks(door: Door, number: str) -> list[dict[str, Any]]:
    status, seen = door.get(f"/work-orders/{number}/clocks")
    assert status == 200
    return list(seen["clocks"])


def test_ribbon_of_a_fresh_order(cast: Cast) -> None:
    order = registered(cast)
    (clock,) = _clocks(Door(cast.li_qiang), order.number)
    assert (clock["kind"], clock["label"], clock["state"]) == ("dispatch", "派单时限", "running")
    assert (clock["whole_seconds"], clock["spent_seconds"], clock["percent"]) == (900, 0, 0)
    (span,) = clock["spans"]
    assert (span["kind"], span["label"], span["counts"]) == ("running", "计时", True)
    assert [each["percent"] for each in clock["stages"]] == [50, 80, 100]
    assert clock["last_minute_at"] is not None
    assert clock["due_at"] == clock["promised_due_at"]
    assert clock["department_name"] == ""  # the hotline's own


def test_suspended_clock_says_since_when_and_why(cast: Cast) -> None:
    order = accepted(cast)
    with writing():
        suspend_clocks(order, now=later(order, 15), reason="等待鉴定结论")
        order.due_at = order.due_at or NOW
    seen = {each["kind"]: each for each in _clocks(Door(cast.zhao_min), order.number)}
    handling = seen["handling"]
    assert (handling["state"], handling["state_label"]) == ("suspended", "停表中")
    assert handling["stops"][0]["reason"] == "等待鉴定结论"
    assert handling["last_minute_at"] is None
    assert (seen["acceptance"]["state"], seen["dispatch"]["state"]) == ("stopped", "stopped")


def test_running_clocks_come_first(cast: Cast) -> None:
    order = dispatched(cast)
    clocks = _clocks(Door(cast.zhao_min), order.number)
    assert [each["state"] for each in clocks] == ["running", "running", "stopped"]
    assert clocks[0]["department_name"] == cast.urban.short_name


def test_follow_up_is_drawn_in_both_readings(cast: Cast) -> None:
    day = [["08:00", "12:00"], ["14:30", "22:00"]]
    CalendarVersion.objects.create(
        name="calling_hours",
        label="",
        starts_on=LONG_AGO,
        weekly=[day] * 7,
        observes_holidays=False,
    )
    LimitPolicy.objects.create(
        name="follow_up_paused",
        label="停表",
        starts_on=LONG_AGO,
        minutes=1440,
        calendar="calling_hours",
    )
    LimitPolicy.objects.filter(name="follow_up").update(act_within="calling_hours")
    order = handled(cast)
    follow_up = [
        each for each in _clocks(Door(cast.zheng_jie), order.number) if each["kind"] == "follow_up"
    ]
    labels = {each["reading_label"]: each for each in follow_up}
    running, paused = labels["禁呼时段不停表"], labels["禁呼时段停表"]
    assert (running["is_chosen_reading"], paused["is_chosen_reading"]) == (True, False)
    assert running["due_at"] < paused["due_at"]
    barred = [each["counts"] for each in running["spans"] if each["kind"] == "barred"]
    assert barred
    assert all(barred)
    assert not any(each["counts"] for each in paused["spans"] if each["kind"] == "barred")


def test_what_may_not_be_seen_is_not_found(cast: Cast) -> None:
    order = dispatched(cast)
    assert Door(cast.sun_wei).get(f"/work-orders/{order.number}/clocks")[0] == 404
    assert Door(cast.zhao_min).get("/work-orders/20990101000001/clocks")[0] == 404


def test_ribbon_is_drawn_by_the_calendar_the_clock_started_by(cast: Cast) -> None:
    order = accepted(cast)
    before = _clocks(Door(cast.zhao_min), order.number)[0]
    CalendarVersion.objects.create(
        name="office",
        label="新",
        starts_on=NOW.date() - timedelta(days=1),
        weekly=[[["00:00", "24:00"]]] * 7,
        observes_holidays=False,
    )
    assert _clocks(Door(cast.zhao_min), order.number)[0]["spans"] == before["spans"]
