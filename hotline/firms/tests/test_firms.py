"""Firms: files, visits, needs that become orders (BIZ-03)."""

from datetime import date, timedelta
from typing import Any

import pytest

from hotline.core.models import Event
from hotline.firms.models import Firm
from hotline.firms.rules.firms import is_credit_code
from hotline.workorders.models import WorkOrder
from tests.cast import Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")
TODAY = date(2026, 11, 24)
GOOD_CODE = "91350100M000100Y43"


def _file(cast: Cast, **changes: Any) -> dict[str, Any]:
    return {
        "name": "海口远航供应链有限公司",
        "credit_code": GOOD_CODE,
        "kind": "headquarters",
        "area_code": cast.area.code,
        "address": "金贸中路 1 号",
        "contact_name": "林经理",
        "contact_phone": "13907551234",
        **changes,
    }


def _firm(door: Door, cast: Cast) -> int:
    status, seen = door.post("/firms", _file(cast))
    assert status == 200, seen
    return int(seen["id"])


def _visit(door: Door, firm: int, day: date = TODAY) -> int:
    body = {"planned_on": day.isoformat(), "purpose": "了解用工和通关需求"}
    status, seen = door.post(f"/firms/{firm}/visits", body)
    assert status == 200, seen
    return int(seen["visits"][0]["id"])


@pytest.mark.parametrize(
    ("code", "is_right"),
    [
        (GOOD_CODE, True),
        ("91350100M000100Y44", False),
        ("91350100m000100y43", False),
        ("9135010OM000100Y43", False),
        ("", False),
        ("1" * 18, False),
    ],
)
def test_a_credit_code_is_proven_by_its_check_sign(code: str, is_right: bool) -> None:  # noqa: FBT001 - a row of the table
    assert is_credit_code(code) is is_right


def test_a_firm_is_registered_found_and_corrected(cast: Cast) -> None:
    door = Door(cast.wang_fang)
    firm = _firm(door, cast)
    (row,) = door.get("/firms", words="远航")[1]["items"]
    assert (row["kind_label"], row["last_on"]) == ("总部经济企业", None)
    assert door.get("/firms", words="不存在")[1]["items"] == []
    status, seen = door.post(f"/firms/{firm}", _file(cast, address="国贸路 8 号"))
    assert (status, seen["address"]) == (200, "国贸路 8 号")
    saved = Event.objects.filter(kind="firm.saved").order_by("pk")
    assert saved.latest("pk").details["fields"] == ["address"]
    assert "13907551234" not in str([each.details for each in saved])
    assert Door(cast.li_qiang).get(f"/firms/{firm}")[1]["contact_phone"] == "139****1234"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"credit_code": "123"}, "credit_code"),
        ({"address": ""}, "address"),
        ({"contact_name": ""}, "contact_name"),
        ({"contact_phone": "不知道"}, "contact_phone"),
        ({"area_code": "nowhere"}, "area_code"),
    ],
)
def test_a_file_that_lacks_something_says_what(
    cast: Cast, changes: dict[str, str], field: str
) -> None:
    status, refusal = Door(cast.wang_fang).post("/firms", _file(cast, **changes))
    assert (status, list(refusal["fields"])) == (422, [field])
    assert not Firm.objects.exists()


def test_a_firm_is_registered_once(cast: Cast) -> None:
    door = Door(cast.wang_fang)
    _firm(door, cast)
    assert door.post("/firms", _file(cast))[1]["code"] == "firm_known"
    status, refusal = door.post("/firms", _file(cast, name="另一家公司"))
    assert (status, list(refusal["fields"])) == (409, ["credit_code"])


def test_a_visit_is_planned_reported_and_followed_by_the_next(cast: Cast) -> None:
    door = Door(cast.wang_fang)
    firm = _firm(door, cast)
    visit = _visit(door, firm)
    assert [each["id"] for each in door.get("/firms")[1]["due"]] == [visit]
    report = {
        "report": "企业反映跨境货车进港排队时间长。",
        "needs": ["希望增加跨境货车进港预约时段。", "咨询总部企业认定的办理流程。"],
        "next_on": (TODAY + timedelta(days=30)).isoformat(),
    }
    status, seen = door.post(f"/firm-visits/{visit}/report", report)
    assert status == 200, seen
    following, done = seen["visits"]
    assert (following["state_label"], following["purpose"]) == (
        "待走访",
        "回访：了解用工和通关需求",
    )
    assert (done["visited_on"], len(done["needs"])) == (TODAY.isoformat(), 2)
    assert door.post(f"/firm-visits/{visit}/report", report)[1]["code"] == "visit_not_now"
    (row,) = door.get("/firms")[1]["items"]
    assert (row["last_on"], row["next_on"]) == (TODAY.isoformat(), report["next_on"])


def test_needs_become_an_order_or_an_answer_once(cast: Cast) -> None:
    door = Door(cast.wang_fang)
    firm = _firm(door, cast)
    visit = _visit(door, firm)
    needs = ["希望增加跨境货车进港预约时段。", "咨询总部企业认定的办理流程。"]
    body = {"report": "企业反映进港排队时间长。", "needs": needs}
    _, seen = door.post(f"/firm-visits/{visit}/report", body)
    first, second = (each["id"] for each in seen["visits"][0]["needs"])
    status, seen = door.post(f"/firm-needs/{first}/raise", {"topic_code": cast.topic.code})
    assert status == 200, seen
    order = WorkOrder.objects.get()
    assert (order.channel, order.event) == ("visit", needs[0])
    raised = seen["visits"][0]["needs"][0]
    assert raised["order_number"] == order.number
    assert door.post(f"/firm-needs/{first}/answer", {"answer": "已经答复了。"})[0] == 409
    status, seen = door.post(f"/firm-needs/{second}/answer", {"answer": "可在政务服务网办理。"})
    assert seen["visits"][0]["needs"][1]["answer"] == "可在政务服务网办理。"
    event = Event.objects.get(kind="firm.need_raised")
    assert event.correlation_id == order.correlation_id


def test_a_visit_is_cancelled_with_a_reason(cast: Cast) -> None:
    door = Door(cast.leader_zhou)
    visit = _visit(door, _firm(door, cast))
    assert door.post(f"/firm-visits/{visit}/cancel", {"note": ""})[0] == 422
    status, seen = door.post(f"/firm-visits/{visit}/cancel", {"note": "企业改期"})
    assert (status, seen["visits"][0]["state_label"]) == (200, "已取消")


@pytest.mark.parametrize("days", [-1, 400])
def test_a_plan_lies_within_the_coming_year(cast: Cast, days: int) -> None:
    door = Door(cast.wang_fang)
    firm = _firm(door, cast)
    day = (TODAY + timedelta(days=days)).isoformat()
    body = {"planned_on": day, "purpose": "走访"}
    status, refusal = door.post(f"/firms/{firm}/visits", body)
    assert (status, list(refusal["fields"])) == (422, ["planned_on"])
