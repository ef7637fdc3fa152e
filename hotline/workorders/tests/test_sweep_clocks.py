"""The night's look over all clocks: stages, due times out of step, orders due by no clock."""

from typing import Any

from hotline.core.guarded import writing
from hotline.workorders.actions.sweep_clocks import Swept, sweep_clocks
from hotline.workorders.models import Deadline, WorkOrder
from hotline.workorders.tests.orders import closed, dispatched, events_of, later, registered
from tests.cast import NOW, Cast


def test_a_quiet_night_changes_nothing(cast: Cast) -> None:
    order, other = registered(cast), dispatched(cast)
    closed(cast)
    before = [*map(events_of, (order, other))]
    assert sweep_clocks(now=later(order, 5)) == Swept(recorded=0, mended=0, clockless=0)
    assert [*map(events_of, (order, other))] == before


def test_due_time_out_of_step_is_mended_and_recorded(cast: Cast) -> None:
    order = dispatched(cast)
    right = order.due_at
    with writing():
        WorkOrder.objects.filter(pk=order.pk).update(due_at=NOW)
    assert sweep_clocks(now=later(order, 6)).mended == 1
    order.refresh_from_db()
    assert order.due_at == right
    assert events_of(order)[-1] == "workorder.due_time_mended"
    assert sweep_clocks(now=later(order, 7)).mended == 0


def test_order_due_by_no_clock_is_counted(cast: Cast) -> None:
    order = registered(cast)
    with writing():
        Deadline.objects.filter(order=order).update(stopped_at=NOW)
    assert sweep_clocks(now=later(order, 60)) == Swept(recorded=0, mended=0, clockless=1)


def test_the_sweep_asks_as_often_for_many_orders_as_for_one(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for _ in range(20):
        registered(cast)
    with django_assert_max_num_queries(12):
        assert sweep_clocks(now=NOW.replace(hour=NOW.hour + 1)).recorded == 20
