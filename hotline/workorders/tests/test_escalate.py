"""Difficult orders: 48 hours, unless the hotline's office was told."""

from datetime import timedelta

import pytest

from hotline.core.errors import Refusal
from hotline.workorders.actions.escalate import escalate
from hotline.workorders.actions.report_difficult import report_difficult
from hotline.workorders.models import Difficulty, WorkOrder
from hotline.workorders.tests.orders import accepted, events_of, later, snapshot
from tests.cast import Cast


def _difficult(cast: Cast) -> WorkOrder:
    order = accepted(cast)
    return escalate(
        number=order.number, reason="产权不清。", by=cast.zhao_min, now=later(order, 60)
    )


def _reported(cast: Cast, order: WorkOrder, minute: int, **changes: str) -> WorkOrder:
    said = {"reported_to": "热线办张科长", "reason": "产权待市政府协调。"} | changes
    return report_difficult(number=order.number, by=cast.li_qiang, now=later(order, minute), **said)


def test_escalate_starts_the_48_hours_beside_the_handling_clock(cast: Cast) -> None:
    order = _difficult(cast)
    running = order.deadlines.filter(stopped_at__isnull=True)
    assert {each.clock for each in running} == {"handling", "difficult"}
    assert running.get(clock="difficult").ends_at == later(order, 60) + timedelta(hours=48)
    assert order.is_difficult
    assert order.due_at == later(order, 60) + timedelta(hours=48)
    assert events_of(order)[-1] == "workorder.escalated"


def test_report_stops_the_48_hours_and_keeps_who_and_when(cast: Cast) -> None:
    order = _difficult(cast)
    handling = order.deadlines.get(clock="handling")
    told = _reported(cast, order, 90)
    kept = Difficulty.objects.get(order=order)
    assert (kept.reported_to, kept.reported_by_label) == (
        "热线办张科长",
        cast.li_qiang.actor_label,
    )
    assert kept.reported_at == later(order, 90)
    assert order.deadlines.get(clock="difficult").stopped_at == later(order, 90)
    assert (told.due_at, told.is_difficult) == (handling.ends_at, True)
    assert events_of(order)[-1] == "workorder.difficult_reported"


def test_twice_or_without_words_changes_nothing(cast: Cast) -> None:
    order = _difficult(cast)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        escalate(number=order.number, reason="再报。", by=cast.zhao_min, now=later(order, 70))
    assert refusal.value.code == "already_done"
    for changes, field in (({"reported_to": ""}, "reported_to"), ({"reason": " "}, "reason")):
        with pytest.raises(Refusal) as refusal:
            _reported(cast, order, 80, **changes)
        assert set(refusal.value.fields) == {field}
    assert snapshot(order) == before
    _reported(cast, order, 90)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        _reported(cast, order, 100)
    assert refusal.value.code == "already_done"
    assert snapshot(order) == before


def test_silent_escalation_and_report_of_an_easy_order_are_refused(cast: Cast) -> None:
    order = accepted(cast)
    before = snapshot(order)
    with pytest.raises(Refusal):
        escalate(number=order.number, reason="", by=cast.zhao_min, now=later(order, 60))
    with pytest.raises(Refusal):
        _reported(cast, order, 60)
    assert snapshot(order) == before
    assert not Difficulty.objects.exists()
