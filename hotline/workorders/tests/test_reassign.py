"""Reassigning: another department leads, with new clocks; nothing of the old one is left."""

import pytest

from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.workorders.actions.allot import allot
from hotline.workorders.actions.reassign import reassign
from hotline.workorders.models import Allotment, Assignment, ClockRequest
from hotline.workorders.queries import visible_orders
from hotline.workorders.tests.acts import a_third_department
from hotline.workorders.tests.orders import (
    accepted,
    asked_to_extend,
    dispatched,
    events_of,
    helped,
    later,
    snapshot,
)
from tests.cast import Cast


def test_reassign_moves_the_order_and_starts_its_clocks_anew(cast: Cast) -> None:
    order = dispatched(cast)
    order = reassign(
        number=order.number,
        department_id=cast.water.pk,
        reason="属水务局职责。",
        by=cast.li_qiang,
        now=later(order, 30),
    )
    assert (order.state, order.department) == ("awaiting_acceptance", cast.water)
    turns = [(each.department, each.ending) for each in Assignment.objects.filter(order=order)]
    assert turns == [(cast.urban, "reassigned"), (cast.water, "")]
    running = order.deadlines.filter(stopped_at__isnull=True)
    assert {each.clock: each.started_at for each in running} == {
        "acceptance": later(order, 30),
        "handling": later(order, 30),
    }
    assert not visible_orders(cast.zhao_min).exists()
    assert visible_orders(cast.sun_wei).get() == order
    event = Event.objects.get(kind="workorder.reassigned")
    assert event.details["old_department_id"] == cast.urban.pk
    assert event.details["note"] == "改派给市水务局：属水务局职责。"


def test_reassign_ends_helpers_allotments_and_requests(cast: Cast) -> None:
    order = asked_to_extend(cast, helped(cast), 25)
    allot(
        number=order.number,
        unit_id=cast.urban.pk,
        person_id=cast.zhao_min.user_id,
        by=cast.zhao_min,
        now=later(order, 26),
    )
    order = reassign(
        number=order.number,
        department_id=a_third_department().pk,
        reason="属供电局职责。",
        by=cast.li_qiang,
        now=later(order, 30),
    )
    assert Assignment.objects.get(order=order, ended_at__isnull=True).role == "lead"
    assert Allotment.objects.get().ended_at == later(order, 30)
    assert ClockRequest.objects.get().decision == "lapsed"
    assert not visible_orders(cast.sun_wei).exists()
    assert order.deadlines.filter(stopped_at__isnull=True).count() == 2


@pytest.mark.parametrize(("where", "reason"), [("urban", "再看看。"), ("water", " ")])
def test_reassign_to_the_same_department_or_without_a_reason_changes_nothing(
    cast: Cast, where: str, reason: str
) -> None:
    order = accepted(cast)
    before = snapshot(order)
    with pytest.raises(Refusal):
        reassign(
            number=order.number,
            department_id=getattr(cast, where).pk,
            reason=reason,
            by=cast.li_qiang,
            now=later(order, 30),
        )
    assert snapshot(order) == before
    assert "workorder.reassigned" not in events_of(order)
