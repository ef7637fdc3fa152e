"""Relay calls: a pass for one call, and nobody's number on the department's page."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection

from hotline.telephony.errors import CallControlSilent, CallRefused
from hotline.telephony.tests.callcontrol import listening
from hotline.workorders.actions.ask_relay import ask_relay
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.use_relay import use_relay
from hotline.workorders.errors import Incomplete, NoRelay, NoSuchOrder, WrongRole
from hotline.workorders.models import RelayPass, WorkOrder
from hotline.workorders.rules.relay import PASSES_A_DAY, VALID, faults_of_request, why_spent
from hotline.workorders.tests.orders import (
    accepted,
    asked_back,
    dispatched,
    events_of,
    handled,
    registered,
)
from tests.cast import CHEN_JING, NOW, Cast, Door

PHONE, WHY = "0898-68720000", "核实漏水的具体楼层"


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    frozen.shift(1200)


def _ask(cast: Cast, order: WorkOrder, **changes: Any) -> RelayPass:
    usual: dict[str, Any] = {
        "number": order.number,
        "phone": PHONE,
        "reason": WHY,
        "by": cast.zhao_min,
        "now": NOW,
    }
    return ask_relay(**(usual | changes))


def test_handler_speaks_with_the_citizen_and_learns_no_number(cast: Cast) -> None:
    order = accepted(cast)
    door = Door(cast.zhao_min)
    status, made = door.post(
        f"/work-orders/{order.number}/relay-passes", {"phone": PHONE, "reason": WHY}
    )
    assert (status, made["call_id"]) == (200, None)
    assert "68720000" not in made["phone"]
    with listening() as callcontrol:
        status, used = door.post(f"/relay-passes/{made['id']}/call")
    assert status == 200
    ((path, _, body),) = callcontrol.asked
    assert path == "/commands/relay_call"
    assert (body["first_number"], body["number"]) == ("089868720000", CHEN_JING.phone)
    assert (body["reference"], body["call_id"]) == (order.number, used["call_id"])
    assert body["correlation_id"] == str(order.correlation_id)
    assert events_of(order)[-2:] == ["workorder.relay_asked", "workorder.relay_called"]
    _, detail = door.get(f"/work-orders/{order.number}")
    _, timeline = door.get(f"/work-orders/{order.number}/timeline")
    for seen in (made, used, detail, timeline):
        assert CHEN_JING.phone not in str(seen)
        assert "68720000" not in str(seen)
    assert detail["caller"]["may_relay"]
    _, told = Door(cast.li_qiang).get(f"/work-orders/{order.number}/timeline")
    assert "发起外呼" in [each["label"] for each in told]


def test_pass_is_good_for_one_call(cast: Cast) -> None:
    made = _ask(cast, accepted(cast))
    with listening() as callcontrol:
        use_relay(pass_id=made.pk, by=cast.zhao_min, now=NOW)
        with pytest.raises(NoRelay) as refusal:
            use_relay(pass_id=made.pk, by=cast.zhao_min, now=NOW)
    assert refusal.value.code == "pass_used"
    assert len(callcontrol.asked) == 1


def test_pass_runs_out(cast: Cast) -> None:
    made = _ask(cast, accepted(cast))
    with listening() as callcontrol, pytest.raises(NoRelay) as refusal:
        use_relay(pass_id=made.pk, by=cast.zhao_min, now=NOW + VALID)
    assert (refusal.value.code, callcontrol.asked) == ("pass_expired", [])
    assert why_spent(used_at=None, valid_until=NOW, now=NOW - timedelta(seconds=1)) is None


def test_pass_stays_good_when_no_call_could_be_begun(cast: Cast) -> None:
    order = accepted(cast)
    made = _ask(cast, order)
    with listening() as callcontrol:
        callcontrol.answer = {"ok": False, "code": "trunk_full", "message": "中继通道紧张。"}
        with pytest.raises(CallRefused, match="中继通道紧张") as refusal:
            use_relay(pass_id=made.pk, by=cast.zhao_min, now=NOW)
        assert refusal.value.code == "trunk_full"
        callcontrol.status, callcontrol.answer = 500, "?"
        with pytest.raises(CallControlSilent):
            use_relay(pass_id=made.pk, by=cast.zhao_min, now=NOW)
        made.refresh_from_db()
        assert (made.used_at, events_of(order)[-1]) == (None, "workorder.relay_asked")
        callcontrol.status, callcontrol.answer = 200, {"ok": True}
        assert use_relay(pass_id=made.pk, by=cast.zhao_min, now=NOW).call_id


def test_pass_is_its_askers_alone_and_ends_with_the_order(cast: Cast) -> None:
    order = asked_back(cast)
    made = _ask(cast, order)
    with listening() as callcontrol:
        for other in (cast.sun_wei, cast.li_qiang):
            with pytest.raises(NoSuchOrder):
                use_relay(pass_id=made.pk, by=other, now=NOW)
        Door(cast.li_qiang).post(
            f"/work-orders/{order.number}/approve_send_back", {"comment": "理由成立。"}
        )
        with pytest.raises(NoSuchOrder):
            use_relay(pass_id=made.pk, by=cast.zhao_min, now=NOW)
    assert callcontrol.asked == []


def test_confidential_caller_is_called_by_nobody(cast: Cast) -> None:
    order = dispatched(cast, caller=replace(CHEN_JING, is_confidential=True))
    with pytest.raises(NoRelay, match="保密") as refusal:
        _ask(cast, order)
    assert refusal.value.code == "confidential"
    assert not RelayPass.objects.exists()


def test_order_that_is_not_in_hand_gives_no_pass(cast: Cast) -> None:
    with pytest.raises(NoRelay) as refusal:
        _ask(cast, handled(cast))
    assert refusal.value.code == "not_now"


def test_so_many_passes_a_day_for_one_order(cast: Cast) -> None:
    order, other = accepted(cast), accepted(cast)
    for _ in range(PASSES_A_DAY):
        _ask(cast, order)
    with pytest.raises(NoRelay) as refusal:
        _ask(cast, order)
    assert refusal.value.code == "too_many"
    assert _ask(cast, other)
    assert _ask(cast, order, now=NOW + timedelta(days=1))


@pytest.mark.parametrize(
    ("phone", "reason", "fields"),
    [
        ("", WHY, ["phone"]),
        ("110", WHY, ["phone"]),
        ("95598", WHY, ["phone"]),
        ("+1 202 555 0100", WHY, ["phone"]),
        ("13700003333", "  ", ["reason"]),
        ("abc", "", ["phone", "reason"]),
        ("13700003333", WHY, []),
        ("(0898) 6872 0000", WHY, []),
        ("68720000", WHY, []),
    ],
)
def test_request_names_a_phone_and_a_reason(phone: str, reason: str, fields: list[str]) -> None:
    assert list(faults_of_request(phone, reason)) == fields


def test_incomplete_request_gives_no_pass(cast: Cast) -> None:
    with pytest.raises(Incomplete):
        _ask(cast, accepted(cast), phone="110")
    assert not RelayPass.objects.exists()


def test_doors_for_everybody(cast: Cast) -> None:
    order = accepted(cast)
    path, body = f"/work-orders/{order.number}/relay-passes", {"phone": PHONE, "reason": WHY}
    for who, status in (
        *((None, 401), (cast.wang_fang, 403), (cast.lin_admin, 403)),
        *((cast.sun_wei, 404), (cast.zhao_min, 200)),
    ):
        assert Door(who).post(path, body)[0] == status
    made = RelayPass.objects.get()
    path = f"/relay-passes/{made.pk}/call"
    with listening() as callcontrol:
        for who, status in (
            *((None, 401), (cast.wang_fang, 403), (cast.lin_admin, 403)),
            *((cast.sun_wei, 404), (cast.zhao_min, 200)),
        ):
            assert Door(who).post(path)[0] == status
    assert len(callcontrol.asked) == 1


def test_handlers_phone_is_sealed_in_the_database(cast: Cast) -> None:
    _ask(cast, accepted(cast))
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM workorders_relaypass")
        assert "68720000" not in cursor.fetchone()[0]


def test_hotlines_own_people_need_no_pass(cast: Cast) -> None:
    order = registered(cast)
    with pytest.raises(WrongRole):
        _ask(cast, order, by=cast.li_qiang)
    dispatch(number=order.number, department_id=cast.urban.pk, by=cast.li_qiang, now=NOW)
    with pytest.raises(NoSuchOrder):
        _ask(cast, order, by=cast.sun_wei)
