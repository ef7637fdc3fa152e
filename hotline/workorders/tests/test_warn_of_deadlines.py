"""Warnings: each once, near before passed, none for a stopped clock."""

from hotline.core.models import Event
from hotline.workorders.actions.warn_of_deadlines import warn_of_deadlines
from hotline.workorders.tests.orders import closed, later, registered
from tests.cast import Cast


def _warnings() -> list[str]:
    rows = Event.objects.filter(kind__startswith="workorder.deadline_").order_by("id")
    return list(rows.values_list("kind", flat=True))


def test_warning_comes_once_when_near_and_once_when_passed(cast: Cast) -> None:
    order = registered(cast)
    assert warn_of_deadlines(now=later(order, 9)) == 0
    assert warn_of_deadlines(now=later(order, 10)) == 1
    assert warn_of_deadlines(now=later(order, 11)) == 0
    assert warn_of_deadlines(now=later(order, 15)) == 1
    assert warn_of_deadlines(now=later(order, 99)) == 0
    assert _warnings() == ["workorder.deadline_near", "workorder.deadline_passed"]
    event = Event.objects.get(kind="workorder.deadline_passed")
    assert (event.subject_id, event.actor_label) == (order.number, "系统")
    assert event.details["note"] == "派单时限已到"


def test_clock_first_seen_after_its_end_is_passed_only(cast: Cast) -> None:
    order = registered(cast)
    assert warn_of_deadlines(now=later(order, 60)) == 1
    assert warn_of_deadlines(now=later(order, 61)) == 0
    assert _warnings() == ["workorder.deadline_passed"]


def test_stopped_clock_warns_nobody(cast: Cast) -> None:
    order = closed(cast)
    assert warn_of_deadlines(now=later(order, 60)) == 0
