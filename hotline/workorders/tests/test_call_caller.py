"""Calling from an order (CB-05): the number never leaves the house, the story goes on."""

import pytest
import time_machine

from hotline.telephony.actions.check_in import check_in
from hotline.telephony.models import Seat
from hotline.telephony.tests.callcontrol import listening
from hotline.workorders.tests.orders import registered
from tests.cast import CHEN_JING, NOW, Cast, Door


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    assert frozen


def test_an_operator_calls_the_person_of_an_order_from_their_own_desk(cast: Cast) -> None:
    order = registered(cast, now=NOW)
    Seat.objects.create(extension="8001")
    check_in(seat="8001", device="browser", by=cast.wang_fang, now=NOW)
    door = Door(cast.wang_fang)
    with listening() as callcontrol:
        status, said = door.post(f"/work-orders/{order.number}/call")
    assert status == 200
    ((path, _, body),) = callcontrol.asked
    assert path == "/commands/place_call"
    assert (body["number"], body["purpose"]) == (CHEN_JING.phone, "order")
    assert body["label"] == f"工单 {order.number}"
    assert body["correlation_id"] == str(order.correlation_id)
    assert body["call_id"] == said["call_id"]
    _, timeline = door.get(f"/work-orders/{order.number}/timeline")
    assert "发起外呼" in [each["label"] for each in timeline]
    assert CHEN_JING.phone not in str(timeline)


def test_who_sits_nowhere_or_may_not_see_the_order_calls_nobody(cast: Cast) -> None:
    order = registered(cast, now=NOW)
    with listening() as callcontrol:
        status, said = Door(cast.wang_fang).post(f"/work-orders/{order.number}/call")
        assert (status, said["code"]) == (409, "not_checked_in")
        assert Door(cast.zhao_min).post(f"/work-orders/{order.number}/call")[0] == 403
        assert Door(cast.li_qiang).post("/work-orders/HK000/call")[0] == 404
    assert callcontrol.asked == []
