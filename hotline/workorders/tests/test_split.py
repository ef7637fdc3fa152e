"""Splitting: one order per demand, nothing bought, the split one closes last."""

from datetime import timedelta

import pytest

from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.workorders.actions.answer_directly import answer_directly
from hotline.workorders.actions.split import split
from hotline.workorders.errors import Incomplete, WrongRole
from hotline.workorders.family_queries import family_of, leaves_of, parent_of, parts_of, top_of
from hotline.workorders.models import Link, WorkOrder
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.tests.orders import (
    a_demand,
    dispatched,
    events_of,
    later,
    registered,
    snapshot,
    splitted,
)
from tests.cast import Cast


def _answer(cast: Cast, order: WorkOrder, minutes: int = 5) -> WorkOrder:
    return answer_directly(
        number=order.number, text="已说明。", by=cast.wang_fang, now=later(order, minutes)
    )


def test_each_demand_becomes_an_order_of_the_same_caller_and_story(cast: Cast) -> None:
    order = splitted(cast)
    parts = [*parts_of(order)]
    assert (order.state, order.due_at, order.department) == ("split", None, None)
    assert order.deadlines.get().stopped_at == later(order, 3)
    assert [each.state for each in parts] == ["awaiting_dispatch"] * 2
    for part in parts:
        assert part.caller_phone == order.caller_phone
        assert (part.citizen, part.contact) == (order.citizen, order.contact)
        assert part.correlation_id == order.correlation_id
        assert Link.objects.get(later=part).kind == "split"
    assert events_of(order) == ["workorder.registered", "workorder.split"]
    event = Event.objects.get(kind="workorder.split")
    assert event.details["numbers"] == [each.number for each in parts]


def test_splitting_buys_no_time(cast: Cast) -> None:
    order = splitted(cast)
    parts = [*parts_of(order)]
    assert {each.due_at for each in parts} == {order.registered_at + timedelta(minutes=15)}


def test_a_part_is_at_least_as_secret_as_the_whole(cast: Cast) -> None:
    order = registered(cast, secrecy=Secrecy.CONFIDENTIAL)
    demands = [a_demand(cast), a_demand(cast, secrecy=Secrecy.RESTRICTED)]
    parts = split(number=order.number, demands=demands, by=cast.wang_fang, now=later(order, 3))
    assert [each.secrecy for each in parts] == ["confidential", "restricted"]


@pytest.mark.parametrize("count", [0, 1, 11])
def test_one_demand_or_too_many_are_refused(cast: Cast, count: int) -> None:
    order = registered(cast)
    before = snapshot(order)
    demands = [a_demand(cast)] * count
    with pytest.raises(Incomplete) as refusal:
        split(number=order.number, demands=demands, by=cast.wang_fang, now=later(order, 3))
    assert refusal.value.fields == {"demands": "拆单须有 2 至 10 件诉求。"}
    assert snapshot(order) == before
    assert WorkOrder.objects.count() == 1


def test_a_missing_element_names_its_part_and_nothing_is_made(cast: Cast) -> None:
    order = registered(cast)
    demands = [a_demand(cast), a_demand(cast, place="")]
    with pytest.raises(Incomplete) as refusal:
        split(number=order.number, demands=demands, by=cast.wang_fang, now=later(order, 3))
    assert [*refusal.value.fields] == ["demands.1.place"]
    assert WorkOrder.objects.get().state == "awaiting_dispatch"


def test_a_reviewer_or_a_second_press_is_refused(cast: Cast) -> None:
    order = registered(cast)
    demands = [a_demand(cast), a_demand(cast)]
    with pytest.raises(WrongRole):
        split(number=order.number, demands=demands, by=cast.wu_qian, now=later(order, 3))
    split(number=order.number, demands=demands, by=cast.wang_fang, now=later(order, 3))
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        split(number=order.number, demands=demands, by=cast.wang_fang, now=later(order, 3))
    assert refusal.value.code == "not_now"
    assert (snapshot(order), WorkOrder.objects.count()) == (before, 3)


def test_an_order_on_its_way_is_not_split(cast: Cast) -> None:
    order = dispatched(cast)
    with pytest.raises(Refusal) as refusal:
        split(
            number=order.number,
            demands=[a_demand(cast)] * 2,
            by=cast.li_qiang,
            now=later(order, 9),
        )
    assert refusal.value.code == "not_now"


def test_the_split_one_closes_with_its_last_part(cast: Cast) -> None:
    order = splitted(cast)
    one, two = parts_of(order)
    _answer(cast, one)
    order.refresh_from_db()
    assert order.state == "split"
    _answer(cast, two)
    order.refresh_from_db()
    assert (order.state, order.closing) == ("closed", "parts_closed")
    assert order.closed_at == later(two, 5)
    assert events_of(order)[-1] == "workorder.closed"


def test_a_part_of_a_part_closes_the_whole_tree(cast: Cast) -> None:
    order = splitted(cast)
    one, two = parts_of(order)
    deeper = split(
        number=one.number, demands=[a_demand(cast)] * 2, by=cast.wang_fang, now=later(one, 1)
    )
    assert parent_of(deeper[0]) == one
    assert top_of(deeper[0]) == order
    assert family_of(two) == [*deeper, two]
    assert leaves_of(two) == [two]
    for each in (two, *deeper):
        _answer(cast, each)
    states = WorkOrder.objects.order_by("id").values_list("state", flat=True)
    assert set(states) == {"closed"}
