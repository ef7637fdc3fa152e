"""Emergencies: at once to 110, 119 or 120, past the shield, from whoever had it."""

import pytest

from hotline.core.errors import Refusal
from hotline.workorders.actions.hand_to_emergency import hand_to_emergency
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.rules.emergency import Service
from hotline.workorders.tests.attention import entered_services
from hotline.workorders.tests.orders import accepted, events_of, later, registered, snapshot
from tests.cast import Cast


def _handed(cast: Cast, order: WorkOrder, **changes: str) -> WorkOrder:
    said = {"receiver": "接警员 0312", "reason": "有人落水。"} | changes
    return hand_to_emergency(
        number=order.number,
        service=Service.FIRE,
        by=cast.wang_fang,
        now=later(order, 30),
        **said,
    )


def test_fresh_order_is_handed_over_by_the_operator(cast: Cast) -> None:
    entered_services()
    order = _handed(cast, registered(cast))
    assert order.department is not None
    assert (order.state, order.department.short_name) == ("forwarded", "119")
    assert Assignment.objects.get(order=order).note == "119 消防 接警：接警员 0312。有人落水。"
    assert events_of(order)[-1] == "workorder.handed_to_emergency"
    assert not order.is_phone_shared


def test_department_that_had_it_has_it_no_longer(cast: Cast) -> None:
    entered_services()
    order = _handed(cast, accepted(cast))
    turns = Assignment.objects.filter(order=order).order_by("id")
    assert [each.ending for each in turns] == ["reassigned", ""]
    running = order.deadlines.filter(stopped_at__isnull=True)
    assert [each.clock for each in running] == ["handling"]


def test_without_receiver_words_or_service_nothing_changes(cast: Cast) -> None:
    order = registered(cast)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        _handed(cast, order)
    assert set(refusal.value.fields) == {"service"}
    entered_services()
    for changes, field in (({"receiver": ""}, "receiver"), ({"reason": " "}, "reason")):
        with pytest.raises(Refusal) as refusal:
            _handed(cast, order, **changes)
        assert set(refusal.value.fields) == {field}
    assert snapshot(order) == before
