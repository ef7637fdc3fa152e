"""A new demand in a follow-up becomes a linked order of the same caller and story."""

from uuid import uuid4

import pytest

from hotline.core.models import Event
from hotline.workorders.actions.link_new_demand import link_new_demand
from hotline.workorders.errors import Incomplete, WrongRole
from hotline.workorders.models import Link, WorkOrder
from hotline.workorders.tests.orders import a_demand, handled, later
from tests.cast import CHEN_JING, Cast


def test_link_new_demand_registers_for_the_same_caller_in_the_same_story(cast: Cast) -> None:
    order = handled(cast)
    key, demand = uuid4(), a_demand(cast, demand="小区门口井盖松动，请修理。")
    moment = later(order, 200)
    new = link_new_demand(order_id=order.pk, key=key, demand=demand, by=cast.zheng_jie, now=moment)
    assert (new.caller_name, new.caller_phone) == (CHEN_JING.name, CHEN_JING.phone)
    assert new.correlation_id == order.correlation_id
    assert new.query_code
    assert Link.objects.get(earlier=order).later == new
    event = Event.objects.get(kind="workorder.new_demand_linked")
    assert event.details["new_number"] == new.number
    again = link_new_demand(
        order_id=order.pk, key=key, demand=demand, by=cast.zheng_jie, now=moment
    )
    assert again.pk == new.pk
    assert WorkOrder.objects.count() == 2


def test_link_new_demand_incomplete_or_by_others_changes_nothing(cast: Cast) -> None:
    order = handled(cast)
    moment = later(order, 200)
    with pytest.raises(Incomplete) as refusal:
        link_new_demand(
            order_id=order.pk,
            key=uuid4(),
            demand=a_demand(cast, place=""),
            by=cast.zheng_jie,
            now=moment,
        )
    assert set(refusal.value.fields) == {"new_demand.place"}
    with pytest.raises(WrongRole):
        link_new_demand(
            order_id=order.pk, key=uuid4(), demand=a_demand(cast), by=cast.zhao_min, now=moment
        )
    assert WorkOrder.objects.count() == 1
