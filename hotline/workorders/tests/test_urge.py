"""Pressing: counted, told in the story, and not twice within half an hour."""

from datetime import date, timedelta

import pytest

from hotline.core.errors import Refusal
from hotline.reference.models import LimitPolicy
from hotline.workorders.actions.urge import urge
from hotline.workorders.models import Urge, WorkOrder
from hotline.workorders.rules.urging import Source, pause_left
from hotline.workorders.tests.attention import PRESS
from hotline.workorders.tests.orders import accepted, events_of, later, snapshot
from tests.cast import NOW, Cast


def _press(cast: Cast, order: WorkOrder, minute: int, source: Source = Source.CITIZEN) -> WorkOrder:
    return urge(
        number=order.number,
        source=source,
        reason=PRESS,
        by=cast.wang_fang,
        now=later(order, minute),
    )


def test_urge_is_counted_and_leaves_state_and_clocks_alone(cast: Cast) -> None:
    order = accepted(cast)
    _press(cast, order, 60)
    again = _press(cast, order, 90, Source.HOTLINE)
    assert (again.urge_count, again.state, again.due_at) == (2, order.state, order.due_at)
    assert [each.source for each in Urge.objects.filter(order=order)] == ["citizen", "hotline"]
    assert events_of(order)[-2:] == ["workorder.urged", "workorder.urged"]


def test_second_press_within_the_pause_is_refused_and_changes_nothing(cast: Cast) -> None:
    order = accepted(cast)
    _press(cast, order, 60)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        _press(cast, order, 89)
    assert (refusal.value.code, refusal.value.message) == (
        "too_soon",
        "刚刚催办过，请 1 分钟后再催。",
    )
    assert snapshot(order) == before
    assert Urge.objects.count() == 1


def test_silent_press_is_refused_and_changes_nothing(cast: Cast) -> None:
    order = accepted(cast)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        urge(
            number=order.number,
            source=Source.CITIZEN,
            reason=" ",
            by=cast.wang_fang,
            now=later(order, 60),
        )
    assert refusal.value.fields == {"reason": "请填写催办内容。"}
    assert snapshot(order) == before


def test_pause_counts_whole_minutes_up() -> None:
    assert pause_left(None, NOW) == 0
    until = NOW + timedelta(minutes=30)
    assert pause_left(until, NOW) == 30
    assert pause_left(until, until - timedelta(seconds=1)) == 1
    assert pause_left(until, until) == 0


def test_city_says_how_long_the_pause_is_and_a_press_keeps_the_one_it_was_made_in(
    cast: Cast,
) -> None:
    LimitPolicy.objects.create(
        name="urge_pause",
        label="两次催办至少间隔 2 小时",
        starts_on=date(2026, 11, 24),
        minutes=120,
        calendar="always",
    )
    order = accepted(cast)
    _press(cast, order, 60)
    with pytest.raises(Refusal) as refusal:
        _press(cast, order, 179)
    assert refusal.value.message == "刚刚催办过，请 1 分钟后再催。"
    assert _press(cast, order, 180).urge_count == 2
