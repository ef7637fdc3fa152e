"""The doors of handling, for four visitors: nobody, wrong department, wrong role, right role."""

from typing import Any

import pytest
import time_machine

from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.workflow import State, Verb
from hotline.workorders.tests.acts import act_of, is_helpers, outsiders, player
from hotline.workorders.tests.orders import IN_STATE, an_outside_body, helped, snapshot
from tests.cast import Cast, Door, result_body

RESULT = result_body()
SUSPEND = {"reason": "须等厂家补发配件，预计三天到货。", "until": "2026-11-27T02:00:00Z"}
EXTEND = {"reason": "需跨路段更换电缆，工程量较大。", "until": "2026-12-08T02:00:00Z"}
DOORS: list[tuple[Verb, State, str, dict[str, Any]]] = [
    (Verb.FORWARD, State.AWAITING_DISPATCH, "forwarded", {"reason": "属省级事权。"}),
    (Verb.RECORD_REPLY, State.FORWARDED, "awaiting_review", RESULT),
    (Verb.TAKE_BACK, State.FORWARDED, "awaiting_dispatch", {"reason": "对方不办。"}),
    (Verb.REASSIGN, State.HANDLING, "awaiting_acceptance", {"reason": "属水务局职责。"}),
    (Verb.ALLOT, State.HANDLING, "handling", {"note": "请今晚到场。"}),
    (Verb.CO_HANDLE, State.HANDLING, "handling", {"reason": "请配合排查。"}),
    (Verb.SUBMIT_PART, State.AWAITING_HELPERS, "awaiting_review", RESULT),
    (Verb.RELEASE_HELPER, State.AWAITING_HELPERS, "awaiting_review", {"reason": "与其无关。"}),
    (Verb.SUSPEND, State.HANDLING, "handling", SUSPEND),
    (Verb.APPROVE_SUSPENSION, State.HANDLING, "suspended", {"comment": "属实。"}),
    (Verb.REFUSE_SUSPENSION, State.HANDLING, "handling", {"comment": "可先抢修。"}),
    (Verb.RESUME, State.SUSPENDED, "handling", {}),
    (Verb.EXTEND, State.HANDLING, "handling", EXTEND),
    (Verb.APPROVE_EXTENSION, State.HANDLING, "handling", {"comment": "同意。"}),
    (Verb.REFUSE_EXTENSION, State.HANDLING, "handling", {"comment": "可按期。"}),
    (Verb.ACCEPT, State.AWAITING_HELPERS, "awaiting_helpers", {}),
    (Verb.EXTEND, State.AWAITING_HELPERS, "awaiting_helpers", EXTEND),
    (Verb.APPROVE_EXTENSION, State.AWAITING_HELPERS, "awaiting_helpers", {"comment": "同意。"}),
    (Verb.REFUSE_EXTENSION, State.AWAITING_HELPERS, "awaiting_helpers", {"comment": "可按期。"}),
]
IDS = [f"{row[0]}-{row[1]}" for row in DOORS]


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    """Stand two hours after the orders were registered."""
    frozen.shift(7200)


def _ready(cast: Cast, verb: Verb, state: State) -> WorkOrder:
    order = IN_STATE[state](cast)
    act_of(cast, order, verb)  # asks for what the verb answers
    return order


def _body(cast: Cast, verb: Verb, body: dict[str, Any]) -> dict[str, Any]:
    if verb is Verb.FORWARD:
        return {**body, "department_id": an_outside_body().pk}
    if verb in {Verb.REASSIGN, Verb.CO_HANDLE, Verb.RELEASE_HELPER}:
        return {**body, "department_id": cast.water.pk}
    if verb is Verb.ALLOT:
        return {**body, "unit_id": cast.urban.pk, "person_id": cast.zhao_min.user_id}
    return body


@pytest.mark.parametrize(("verb", "state", "leads_to", "body"), DOORS, ids=IDS)
def test_right_role_is_served(
    cast: Cast, verb: Verb, state: State, leads_to: str, body: dict[str, Any]
) -> None:
    order = _ready(cast, verb, state)
    path, sent = f"/work-orders/{order.number}/{verb}", _body(cast, verb, body)
    door = Door(player(cast, verb, state))
    status, answer = door.post(path, sent)
    assert (status, answer["state"]) == (200, leads_to), answer
    again = snapshot(order)
    status, answer = door.post(path, sent)  # the second click of a double click
    if verb is Verb.ALLOT:  # handed to the same person again: a new step, told again
        assert (status, len(snapshot(order)[-1])) == (200, len(again[-1]) + 1)
        return
    assert status in {404, 409, 403, 422}, answer
    assert "。" in answer["message"]
    assert snapshot(order) == again


@pytest.mark.parametrize(("verb", "state", "leads_to", "body"), DOORS, ids=IDS)
def test_nobody_wrong_department_and_wrong_role_are_refused(
    cast: Cast, verb: Verb, state: State, leads_to: str, body: dict[str, Any]
) -> None:
    order = _ready(cast, verb, state)
    path, sent = f"/work-orders/{order.number}/{verb}", _body(cast, verb, body)
    before = snapshot(order)
    assert leads_to
    assert Door().post(path, sent)[0] == 401
    assert Door(cast.lin_admin).post(path, sent)[0] == 403
    assert Door(cast.leader_zhou).post(path, sent)[0] == 403
    for wrong in outsiders(cast, verb, state):
        status, answer = Door(wrong).post(path, sent)
        is_lead = is_helpers(verb, state)  # who leads knows of the order: its turn is over
        assert status in {403, 404} or (is_lead and answer["code"] == "not_now")
        assert set(answer) == {"code", "message", "fields"}
    assert snapshot(order) == before


def test_unknown_field_and_past_moment_are_named_in_chinese(cast: Cast) -> None:
    order = IN_STATE[State.HANDLING](cast)
    door = Door(cast.zhao_min)
    path = f"/work-orders/{order.number}/suspend"
    assert door.post(path, {"reason": "等配件", "why": 1})[1]["fields"] == {
        "until": "必填",
        "why": "不认识的字段",
    }
    status, answer = door.post(path, {**SUSPEND, "until": "2026-11-24T02:00:00Z"})
    assert (status, answer["fields"]) == (422, {"until": "恢复时间须晚于现在。"})


def test_detail_says_who_leads_who_helps_and_what_was_asked(cast: Cast) -> None:
    order = helped(cast)
    Door(cast.zhao_min).post(f"/work-orders/{order.number}/extend", EXTEND)
    Door(cast.zhao_min).post(
        f"/work-orders/{order.number}/allot",
        {"unit_id": cast.urban.pk, "person_id": cast.zhao_min.user_id},
    )
    for who in (cast.li_qiang, cast.sun_wei):
        status, seen = Door(who).get(f"/work-orders/{order.number}")
        assert status == 200
        roles = [(each["department_name"], each["role_label"]) for each in seen["assignments"]]
        assert roles == [("市城市管理局", "主办"), ("市水务局", "会办")]
        assert seen["assignments"][0]["allotments"][0]["person_name"] == "赵敏"
        (asked,) = seen["clock_requests"]
        assert (asked["kind_label"], asked["decision_label"]) == ("延期", "待审批")
    _, seen = Door(cast.sun_wei).get(f"/work-orders/{order.number}")
    offered = [each["verb"] for each in seen["allowed_verbs"]]
    assert offered == ["accept", "submit_part", "extend"]


def test_extension_of_a_helper_is_decided_by_its_departments_name(cast: Cast) -> None:
    order = helped(cast)
    path = f"/work-orders/{order.number}"
    for who in (cast.zhao_min, cast.sun_wei):
        assert Door(who).post(f"{path}/extend", EXTEND)[0] == 200
    body = {"comment": "同意。", "department_id": cast.water.pk}
    desk = Door(cast.li_qiang)
    assert desk.post(f"{path}/approve_extension", body)[0] == 200
    asked = {each["department_id"]: each for each in desk.get(path)[1]["clock_requests"]}
    assert asked[cast.water.pk]["decision"] == "approved"
    assert (asked[cast.urban.pk]["decision"], asked[cast.urban.pk]["department_name"]) == (
        "",
        "城管局",
    )
    status, answer = desk.post(f"{path}/approve_extension", body)
    assert (status, answer["code"]) == (409, "not_now")


def test_lists_for_the_dialogs(cast: Cast) -> None:
    body = an_outside_body()
    status, found = Door(cast.li_qiang).get("/outside-bodies")
    assert (status, [each["id"] for each in found]) == (200, [body.pk])
    assert Door(cast.zhao_min).get("/outside-bodies")[0] == 403
    departments = Door(cast.li_qiang).get("/reference/departments")[1]
    assert body.pk not in [each["id"] for each in departments]
    order = helped(cast)
    path = f"/work-orders/{order.number}/allotment-targets"
    status, targets = Door(cast.zhao_min).get(path)
    assert (status, targets[0]["people"][0]["name"]) == (200, "赵敏")
    assert Door(cast.sun_wei).get(path) == (200, [])
    assert Door(cast.li_qiang).get(path)[0] == 403
