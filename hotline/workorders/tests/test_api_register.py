"""The door of registering, with everything people and robots may type."""

import json
from uuid import uuid4

import pytest

from hotline.workorders.models import WorkOrder
from tests.cast import Cast, Door, demand_body, register_body


def test_operator_registers_and_gets_number_and_code(cast: Cast) -> None:
    status, (order,) = Door(cast.wang_fang).post("/work-orders", register_body(cast))
    assert status == 200
    assert order["state_label"] == "待派单"
    made = WorkOrder.objects.get(number=order["number"])
    assert order["query_code"] == made.query_code


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (None, 401),
        ("zhao_min", 403),
        ("wu_qian", 403),
        ("zheng_jie", 403),
        ("leader_zhou", 403),
        ("lin_admin", 403),
        ("li_qiang", 200),
    ],
)
def test_who_may_register(cast: Cast, who: str | None, status: int) -> None:
    door = Door(getattr(cast, who) if who else None)
    assert door.post("/work-orders", register_body(cast))[0] == status
    assert WorkOrder.objects.count() == (status == 200)


def test_double_click_answers_the_same_orders(cast: Cast) -> None:
    door, body = Door(cast.wang_fang), register_body(cast, demands=[demand_body(cast)] * 2)
    first, second = door.post("/work-orders", body), door.post("/work-orders", body)
    assert first == second
    assert WorkOrder.objects.count() == 2


def test_a_text_over_the_limit_is_refused_by_field_and_nothing_is_made(cast: Cast) -> None:
    body = register_body(cast, demands=[demand_body(cast, demand="灯" * 20_001)])
    status, answer = Door(cast.wang_fang).post("/work-orders", body)
    assert status == 422
    assert answer["fields"] == {"demands.0.demand": "不能超过 20000 个字"}
    assert not WorkOrder.objects.exists()


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "1024-06-01T08:00:00+08:00"])
def test_event_time_before_living_memory_is_refused_and_breaks_no_list(
    cast: Cast, moment: str
) -> None:
    door = Door(cast.wang_fang)
    body = register_body(cast, demands=[demand_body(cast, event_time=moment)])
    status, answer = door.post("/work-orders", body)
    assert (status, set(answer["fields"])) == (422, {"demands.0.event_time"})
    assert door.get("/work-orders", tray="mine") == (200, {"items": [], "next_cursor": None})


def test_the_longest_letter_is_taken_whole(cast: Cast) -> None:
    body = register_body(cast, demands=[demand_body(cast, demand="灯" * 20_000)])
    assert Door(cast.wang_fang).post("/work-orders", body)[0] == 200
    assert len(WorkOrder.objects.get().demand) == 20_000


def test_emoji_rare_characters_and_controls_in_names(cast: Cast) -> None:
    name = "陈\u0000静\u202e😀𠮷\ud800"
    caller = {"name": name, "phone": "139 0755 1234"}
    raw = json.dumps(register_body(cast, caller=caller))  # escapes the lone surrogate
    answer = Door(cast.wang_fang).client.post(
        "/api/work-orders", raw, content_type="application/json"
    )
    assert answer.status_code == 200
    order = WorkOrder.objects.get()
    assert order.caller_name == "陈静😀𠮷"
    assert order.caller_phone == "13907551234"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"demands": []}, "demands"),
        ({"idempotency_key": "twice"}, "idempotency_key"),
        ({"caller": {"name": "陈静"}}, "caller.phone"),
        ({"caller": {"name": "陈静", "phone": "x"}}, "caller.phone"),
        ({"caller": {"name": "长" * 41, "phone": "13907551234"}}, "caller.name"),
        ({"contact_id": "x"}, "contact_id"),
    ],
)
def test_what_is_wrong_is_said_by_field(cast: Cast, changes: dict[str, object], field: str) -> None:
    status, answer = Door(cast.wang_fang).post("/work-orders", register_body(cast, **changes))
    assert status == 422
    assert set(answer["fields"]) == {field}
    assert not WorkOrder.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"urgency": "very"}, "demands.0.urgency"),
        ({"appeal_type": "投诉"}, "demands.0.appeal_type"),
        ({"event_time": "昨天"}, "demands.0.event_time"),
        ({"event_time": "2026-11-24T10:00:00"}, "demands.0.event_time"),
        ({"place": "  "}, "demands.0.place"),
    ],
)
def test_what_is_wrong_with_a_demand_is_said_by_field(
    cast: Cast, changes: dict[str, object], field: str
) -> None:
    body = register_body(cast, demands=[demand_body(cast, **changes)])
    status, answer = Door(cast.wang_fang).post("/work-orders", body)
    assert status == 422
    assert set(answer["fields"]) == {field}


def test_unknown_topic_and_area_change_nothing(cast: Cast) -> None:
    for changes in ({"topic_code": "9999"}, {"area_code": "999999"}):
        body = register_body(cast, demands=[demand_body(cast, **changes)])
        status, answer = Door(cast.wang_fang).post("/work-orders", body)
        assert status == 422
        assert "不存在" in answer["message"]
    assert not WorkOrder.objects.exists()


def test_contact_that_does_not_exist_leaves_the_key_free(cast: Cast) -> None:
    door, key = Door(cast.wang_fang), str(uuid4())
    missing = register_body(cast, idempotency_key=key, contact_id=404)
    assert door.post("/work-orders", missing)[0] == 404
    assert door.post("/work-orders", register_body(cast, idempotency_key=key))[0] == 200
