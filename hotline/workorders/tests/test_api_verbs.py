"""The door of every verb, for four visitors: nobody, wrong department, wrong role, right role."""

from typing import Any

import pytest
import time_machine

from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.workflow import State
from hotline.workorders.tests.orders import (
    BASIS,
    IN_STATE,
    REASON,
    asked_back,
    dispatched,
    snapshot,
    upload,
)
from tests.cast import NOW, Cast, Door, result_body

VERBS: list[tuple[str, State, str, str, dict[str, Any]]] = [
    ("answer_directly", State.AWAITING_DISPATCH, "wang_fang", "closed", {"text": "已答复。"}),
    ("dispatch", State.AWAITING_DISPATCH, "li_qiang", "awaiting_acceptance", {"note": "请办理"}),
    ("accept", State.AWAITING_ACCEPTANCE, "zhao_min", "handling", {}),
    (
        *("send_back", State.AWAITING_ACCEPTANCE, "zhao_min", "send_back_requested"),
        {"reason": REASON, "legal_basis": BASIS},
    ),
    (
        *("approve_send_back", State.SEND_BACK_REQUESTED, "li_qiang", "awaiting_dispatch"),
        {"comment": "理由成立。"},
    ),
    (
        *("refuse_send_back", State.SEND_BACK_REQUESTED, "li_qiang", "awaiting_acceptance"),
        {"comment": "理由不成立。"},
    ),
    ("submit_result", State.HANDLING, "zhao_min", "awaiting_review", result_body()),
    ("approve_result", State.AWAITING_REVIEW, "wu_qian", "handled", {"comment": "齐全。"}),
    (
        *("refuse_result", State.AWAITING_REVIEW, "wu_qian", "handling"),
        {"missing": ["process"], "comment": "请补充。"},
    ),
]
IDS = [row[0] for row in VERBS]


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    """Stand two hours after the orders were registered."""
    frozen.shift(7200)


def _body(cast: Cast, verb: str, body: dict[str, Any]) -> dict[str, Any]:
    if verb == "dispatch":
        return {**body, "department_id": cast.urban.pk}
    if verb == "send_back":
        return {**body, "attachment_ids": [str(upload(cast.zhao_min))]}
    return body


@pytest.mark.parametrize(("verb", "state", "who", "leads_to", "body"), VERBS, ids=IDS)
def test_right_role_is_served(
    cast: Cast, verb: str, state: State, who: str, leads_to: str, body: dict[str, Any]
) -> None:
    order = IN_STATE[state](cast)
    door = Door(getattr(cast, who))
    path, sent = f"/work-orders/{order.number}/{verb}", _body(cast, verb, body)
    status, answer = door.post(path, sent)
    assert (status, answer["state"]) == (200, leads_to)
    again = snapshot(order)
    status, answer = door.post(path, sent)  # the second click of a double click
    assert status in {404, 409}
    assert "。" in answer["message"]
    assert snapshot(order) == again


@pytest.mark.parametrize(("verb", "state", "who", "leads_to", "body"), VERBS, ids=IDS)
def test_nobody_wrong_department_and_wrong_role_are_refused(
    cast: Cast, verb: str, state: State, who: str, leads_to: str, body: dict[str, Any]
) -> None:
    order = IN_STATE[state](cast)
    sent = _body(cast, verb, body)
    before = snapshot(order)
    path = f"/work-orders/{order.number}/{verb}"
    assert Door().post(path, sent)[0] == 401
    assert Door(cast.lin_admin).post(path, sent)[0] == 403
    assert Door(cast.leader_zhou).post(path, sent)[0] == 403
    expected = 404 if who == "zhao_min" else 403
    status, answer = Door(cast.sun_wei).post(path, sent)
    assert (status, leads_to != order.state) == (expected, True)
    assert set(answer) == {"code", "message", "fields"}
    assert snapshot(order) == before


def test_unknown_field_and_missing_field_are_named_in_chinese(cast: Cast) -> None:
    order = dispatched(cast)
    door = Door(cast.zhao_min)
    status, answer = door.post(f"/work-orders/{order.number}/send_back", {"reason": "x", "why": 1})
    assert status == 422
    assert answer["fields"] == {"legal_basis": "必填", "why": "不认识的字段"}


def test_broken_number_is_simply_not_found(cast: Cast) -> None:
    door = Door(cast.li_qiang)
    for number in ("20269999000001", "abc", "%00", "9" * 40, "工单"):
        status, answer = door.post(f"/work-orders/{number}/dispatch", {"department_id": 1})
        assert (status, answer["code"]) == (404, "no_such_order")


def test_expired_session_is_said_and_changes_nothing(
    cast: Cast, frozen: time_machine.Traveller
) -> None:
    order = dispatched(cast)
    door = Door(cast.zhao_min)
    assert door.get(f"/work-orders/{order.number}")[0] == 200
    frozen.shift(13 * 3600)
    before = snapshot(order)
    status, answer = door.post(f"/work-orders/{order.number}/accept", {})
    assert status == 401
    assert "登录" in answer["message"]
    assert snapshot(order) == before


def test_redispatch_while_approving_moves_the_order_between_departments(cast: Cast) -> None:
    order = asked_back(cast, now=NOW)
    status, answer = Door(cast.li_qiang).post(
        f"/work-orders/{order.number}/approve_send_back",
        {"comment": "属水务局职责。", "department_id": cast.water.pk},
    )
    assert (status, answer["state"]) == (200, "awaiting_acceptance")
    assert WorkOrder.objects.get(pk=order.pk).department == cast.water
    assert Door(cast.zhao_min).get(f"/work-orders/{order.number}")[0] == 404
    assert Door(cast.sun_wei).get(f"/work-orders/{order.number}")[0] == 200
