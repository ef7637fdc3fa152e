"""Warnings: each stage once, the last one as passed, none for a stopped clock."""

from hotline.core.models import Event
from hotline.reference.models import LimitPolicy
from hotline.workorders.actions.warn_of_deadlines import warn_of_deadlines
from hotline.workorders.models import Deadline
from hotline.workorders.tests.orders import closed, dispatched, later, registered
from tests.cast import Cast


def _warnings() -> list[tuple[str, int]]:
    rows = Event.objects.filter(kind__startswith="workorder.deadline_").order_by("id")
    return [(each.kind.removeprefix("workorder."), each.details.get("stage", 0)) for each in rows]


def test_each_stage_is_recorded_once(cast: Cast) -> None:
    order = registered(cast)
    assert warn_of_deadlines(now=later(order, 7)) == 0
    assert warn_of_deadlines(now=later(order, 8)) == 1
    assert warn_of_deadlines(now=later(order, 11)) == 0
    assert warn_of_deadlines(now=later(order, 12)) == 1
    assert warn_of_deadlines(now=later(order, 15)) == 1
    assert warn_of_deadlines(now=later(order, 99)) == 0
    assert _warnings() == [("deadline_near", 50), ("deadline_near", 80), ("deadline_passed", 0)]
    event = Event.objects.get(kind="workorder.deadline_passed")
    assert (event.subject_id, event.actor_label) == (order.number, "系统")
    assert event.details["note"] == "派单时限已到"
    near = Event.objects.filter(kind="workorder.deadline_near").latest("id")
    assert near.details["note"] == "派单时限已过 80%"
    assert near.correlation_id == order.correlation_id


def test_several_stages_passed_unseen_are_recorded_as_the_last(cast: Cast) -> None:
    order = registered(cast)
    assert warn_of_deadlines(now=later(order, 13)) == 1
    assert _warnings() == [("deadline_near", 80)]
    assert warn_of_deadlines(now=later(order, 60)) == 1
    assert warn_of_deadlines(now=later(order, 61)) == 0
    assert _warnings()[-1] == ("deadline_passed", 0)
    assert Deadline.objects.get().passed_recorded_at == later(order, 60)


def test_a_limit_with_stages_of_its_own_warns_at_them(cast: Cast) -> None:
    LimitPolicy.objects.filter(name="dispatch_phone").update(stages=[66])
    order = registered(cast)
    assert warn_of_deadlines(now=later(order, 9)) == 0
    assert warn_of_deadlines(now=later(order, 10)) == 1
    assert warn_of_deadlines(now=later(order, 15)) == 1
    assert _warnings() == [("deadline_near", 66), ("deadline_passed", 0)]


def test_stages_follow_the_open_hours_of_the_clock(cast: Cast) -> None:
    order = dispatched(cast)
    handling = order.deadlines.get(clock="handling")
    assert handling.stages == [50, 80, 100]
    assert handling.started_at < handling.warns[0] < handling.warns[1] < handling.ends_at
    assert handling.next_warning_at == handling.warns[0]


def test_stopped_clock_warns_nobody(cast: Cast) -> None:
    order = closed(cast)
    assert warn_of_deadlines(now=later(order, 60)) == 0
