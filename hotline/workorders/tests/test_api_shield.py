"""The doors of the shield."""

from typing import Any

import pytest

from hotline.organizations.models import Department
from hotline.reference.models import Area
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.registration import MAX_TEXT
from hotline.workorders.tests.orders import registered
from tests.cast import Cast, Door, register_body

WITH_PHONE = "昨天起小区门口路灯不亮，请打 13907551234 联系来电人。"


def _codes(answer: dict[str, Any]) -> list[str]:
    return [each["code"] for each in answer["findings"]]


def test_an_order_is_examined_with_the_department_meant(cast: Cast) -> None:
    order = registered(cast, event=WITH_PHONE)
    door = Door(cast.li_qiang)
    status, answer = door.get(
        f"/work-orders/{order.number}/shield", department_id=cast.urban.pk, share_phone=False
    )
    assert status == 200
    assert answer["is_blocked"]
    finding = answer["findings"][0]
    assert (finding["code"], finding["severity"]) == ("caller_phone_in_text", "blocks")
    span = finding["span"]
    assert WITH_PHONE[span["start"] : span["end"]] == span["text"] == "13907551234"
    assert finding["mends"][0]["kind"] == "replace_text"
    shared = door.get(f"/work-orders/{order.number}/shield", share_phone=True)[1]
    assert not shared["is_blocked"]


def test_who_may_not_see_the_order_may_not_examine_it(cast: Cast) -> None:
    order = registered(cast)
    path = f"/work-orders/{order.number}/shield"
    assert Door(cast.sun_wei).get(path)[0] == 403
    assert Door(None).get(path)[0] == 401
    assert Door(cast.li_qiang).get("/work-orders/20991231000001/shield")[0] == 404
    assert Door(cast.li_qiang).get(path, department_id=404404)[0] == 422


def test_a_reason_given_before_is_shown(cast: Cast) -> None:
    body = register_body(cast, shield_reason="市民坚持留下号码。")
    body["demands"][0]["event"] = WITH_PHONE
    number = Door(cast.wang_fang).post("/work-orders", body)[1][0]["number"]
    answer = Door(cast.li_qiang).get(f"/work-orders/{number}/shield")[1]
    assert not answer["is_blocked"]
    assert [each["is_overridden"] for each in answer["findings"]][:1] == [True]


def test_dispatch_is_refused_by_code_until_a_reason_comes(cast: Cast) -> None:
    order = registered(cast, event=WITH_PHONE)
    door, path = Door(cast.li_qiang), f"/work-orders/{order.number}/dispatch"
    status, answer = door.post(path, {"department_id": cast.urban.pk})
    assert (status, answer["code"]) == (409, "shield_blocks")
    assert set(answer["fields"]) == {"caller_phone_in_text"}
    body = {"department_id": cast.urban.pk, "shield_reason": "号码为单位总机，可以公开。"}
    assert door.post(path, body)[0] == 200
    told = door.get(f"/work-orders/{order.number}/timeline")[1]
    assert "体检未过仍放行" in [each["label"] for each in told]
    theirs = Door(cast.zhao_min).get(f"/work-orders/{order.number}/timeline")[1]
    assert "体检未过仍放行" not in [each["label"] for each in theirs]


def test_text_being_typed_is_examined_and_kept_nowhere(cast: Cast) -> None:
    body = {
        "event": WITH_PHONE,
        "caller_phone": "139-0755-1234",
        "place": "",
        "topic_code": cast.topic.code,
    }
    status, answer = Door(cast.wang_fang).post("/shield/preview", body)
    assert status == 200
    assert {"caller_phone_in_text", "place_missing"} <= set(_codes(answer))
    assert "demand_missing" not in _codes(answer), "what is absent is not asked for"
    assert not WorkOrder.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        {"event": "长" * (MAX_TEXT + 1)},
        {"urgency": "very"},
        {"department_id": "x"},
        {"strange": 1},
        {"place": ["x"]},
    ],
)
def test_what_cannot_be_examined_is_said_by_field(cast: Cast, body: dict[str, Any]) -> None:
    status, answer = Door(cast.wang_fang).post("/shield/preview", body)
    assert status == 422
    assert set(answer["fields"]) == set(body)


@pytest.mark.parametrize("body", [{}, {"event": "😀\u0000\u202e"}, {"event": "a" * MAX_TEXT}])
def test_odd_texts_are_examined_too(cast: Cast, body: dict[str, Any]) -> None:
    assert Door(cast.wang_fang).post("/shield/preview", body)[0] == 200


@pytest.mark.parametrize(("who", "status"), [("zhao_min", 403), ("lin_admin", 403), (None, 401)])
def test_who_may_not_preview(cast: Cast, who: str | None, status: int) -> None:
    door = Door(getattr(cast, who) if who else None)
    assert door.post("/shield/preview", {"event": "路灯不亮"})[0] == status


def test_mends_of_the_department_name_its_id(cast: Cast) -> None:
    right = Department.objects.create(
        code="gov-longhua", name="龙华区人民政府", short_name="龙华区"
    )
    wrong = Department.objects.create(code="gov-meilan", name="美兰区人民政府", short_name="美兰区")
    Area.objects.create(code="460108", name="美兰区", level=Area.Level.DISTRICT)
    order = registered(cast)
    answer = Door(cast.li_qiang).get(f"/work-orders/{order.number}/shield", department_id=wrong.pk)[
        1
    ]
    (finding,) = [each for each in answer["findings"] if each["code"] == "department_area"]
    (mend,) = finding["mends"]
    assert (mend["kind"], mend["field"], mend["value"]) == (
        "set_field",
        "department_id",
        str(right.pk),
    )
