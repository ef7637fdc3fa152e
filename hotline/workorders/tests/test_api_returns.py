"""The doors of routing and of the return court, for visitors of every kind."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from hotline.core.guarded import writing
from hotline.workorders.models import RoutingRule, WorkOrder
from hotline.workorders.tests.orders import asked_back, registered, snapshot
from hotline.workorders.tests.returning import RULED, RULED_BY, TODAY, bounced, published, ruled
from tests.cast import Cast, Door, demand_body

RULING: dict[str, Any] = {
    "reason": RULED,
    "legal_basis": RULED_BY,
    "ends_on": (TODAY + timedelta(days=90)).isoformat(),
}
INSIDERS = ("li_qiang", "wu_qian", "leader_zhou")


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    """Stand two hours after the orders were registered."""
    frozen.shift(7200)


def test_ruling_for_four_visitors(cast: Cast) -> None:
    order = asked_back(cast)
    before = snapshot(order)
    path, body = (
        f"/work-orders/{order.number}/rule_on_return",
        RULING | {"department_id": cast.water.pk},
    )
    assert Door().post(path, body)[0] == 401
    assert Door(cast.sun_wei).post(path, body)[0] == 403
    assert Door(cast.wu_qian).post(path, body)[0] == 403
    assert snapshot(order) == before
    status, answer = Door(cast.li_qiang).post(path, body)
    assert (status, answer["state"]) == (200, "awaiting_acceptance")
    assert Door(cast.sun_wei).get(f"/work-orders/{order.number}")[0] == 200


def test_ruling_on_an_order_that_waits_for_something_else_is_refused(cast: Cast) -> None:
    order = registered(cast)
    body = RULING | {"department_id": cast.water.pk}
    status, answer = Door(cast.li_qiang).post(f"/work-orders/{order.number}/rule_on_return", body)
    assert (status, answer["code"]) == (409, "not_now")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": "短"}, "reason"),
        ({"legal_basis": ""}, "legal_basis"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"words": ["噪声"]}, "words"),
        ({"department_id": 0}, "department_id"),
    ],
)
def test_ruling_that_is_not_whole_names_the_field(
    cast: Cast, changes: dict[str, Any], field: str
) -> None:
    order = asked_back(cast)
    body = RULING | {"department_id": cast.water.pk} | changes
    status, answer = Door(cast.li_qiang).post(f"/work-orders/{order.number}/rule_on_return", body)
    assert (status, list(answer["fields"])) == (422, [field])


def test_court_shows_chain_duties_counter_and_suggestions(cast: Cast) -> None:
    cast.water.duties = "供水排水、路灯"
    cast.water.save(update_fields=["duties"])
    published(cast)
    order = bounced(cast)
    status, court = Door(cast.li_qiang).get(f"/work-orders/{order.number}/returns")
    assert status == 200
    assert court["may_rule"] is True
    assert court["count"] == {"requests": 2, "returns": 1, "departments": 2}
    first, second = court["turns"]
    assert [first["department_name"], second["department_name"]] == ["市城市管理局", "市水务局"]
    assert first["ending_label"] == "退单"
    (asked,) = first["returns"]
    assert (asked["decision"], asked["comment"]) == ("approved", "转水务局。")
    assert [each["name"] for each in asked["attachments"]] == ["说明.pdf"]
    assert second["returns"][0]["decision"] == ""
    duties = {each["department_name"]: each for each in court["duties"]}
    assert duties["市水务局"]["matches"] == ["路灯"]
    assert all(each["had_it"] for each in duties.values())
    assert court["suggestions"][0]["reason"] == "规则：路灯照明，职责清单第三条。"
    assert "新文件" in court["after_ruling"]


def test_court_shows_the_ruling_and_precedents(cast: Cast) -> None:
    earlier = asked_back(cast)
    ruled(cast, earlier, cast.water.pk)
    order = asked_back(cast)
    _, court = Door(cast.wu_qian).get(f"/work-orders/{order.number}/returns")
    (precedent,) = court["precedents"]
    assert (precedent["number"], precedent["nearness"]) == (earlier.number, "同一区划")
    assert precedent["ruling"]["department_name"] == "市水务局"
    assert precedent["ruling"]["is_rule_in_force"] is True
    assert court["may_rule"] is False
    _, own = Door(cast.wu_qian).get(f"/work-orders/{earlier.number}/returns")
    assert own["turns"][0]["returns"][0]["ruling"]["ruled_by"] == "李强（派单员）"
    assert own["precedents"] == []


def test_court_of_an_order_that_may_not_be_seen_is_not_found(cast: Cast) -> None:
    order = asked_back(cast)
    with writing():
        WorkOrder.objects.filter(pk=order.pk).update(secrecy="restricted")
    path = f"/work-orders/{order.number}"
    assert Door(cast.wu_qian).get(f"{path}/returns")[0] == 404
    assert Door(cast.wang_fang).get(f"{path}/returns")[0] == 403
    assert Door(cast.wu_qian).get(f"{path}/suggestions")[0] == 404
    assert Door(cast.wu_qian).get("/returns/bouncing")[1] == []


def test_bouncing_orders_for_insiders_only(cast: Cast) -> None:
    order = bounced(cast)
    for name in INSIDERS:
        status, rows = Door(getattr(cast, name)).get("/returns/bouncing", days=30)
        assert status == 200
        assert [each["order"]["number"] for each in rows] == [order.number]
        assert rows[0]["count"] == {"requests": 2, "returns": 1, "departments": 2}
    assert Door(cast.zhao_min).get("/returns/bouncing")[0] == 403
    assert Door(cast.li_qiang).get("/returns/bouncing", days=0)[0] == 422


def test_suggestions_come_with_reasons_for_orders_and_for_drafts(cast: Cast) -> None:
    published(cast, words=("路灯",))
    order = registered(cast)
    expected = {
        "department_id": cast.water.pk,
        "department_name": "水务局",
        "reason": "规则：路灯照明 × 含“路灯”，职责清单第三条。",
        "basis": "rule",
        "basis_label": "规则",
        "rule_key": RoutingRule.objects.get().key,
        "is_tied": False,
        "probability": None,
        "is_sure": True,
        "is_doubtful": False,
    }
    rule = {name: expected[name] for name in ("basis", "basis_label")}
    expected["reasons"] = [{**rule, "text": expected["reason"]}]
    assert Door(cast.li_qiang).get(f"/work-orders/{order.number}/suggestions")[1] == [expected]
    typed = demand_body(cast)
    body = {name: typed[name] for name in ("topic_code", "area_code", "place", "event", "demand")}
    assert Door(cast.wang_fang).post("/routing/suggest", body) == (200, [expected])
    assert Door(cast.wang_fang).post("/routing/suggest", {}) == (200, [])
    assert Door(cast.zhao_min).post("/routing/suggest", body)[0] == 403


def _rule(cast: Cast, **changes: Any) -> dict[str, Any]:
    usual = {
        "topic_code": cast.topic.code,
        "area_code": "460106",
        "words": [" 路灯 ", "路灯", ""],
        "department_id": cast.water.pk,
        "because": "职责清单第三条",
        "starts_on": TODAY.isoformat(),
    }
    return usual | changes


def test_rule_goes_from_draft_over_trial_to_publication_and_back(cast: Cast) -> None:
    door = Door(cast.li_qiang)
    status, draft = door.post("/routing/rules/save_draft", _rule(cast))
    assert (status, draft["status"], draft["words"]) == (200, "draft", ["路灯"])
    key = draft["key"]
    status, trial = door.post("/routing/rules/try", _rule(cast, key=key))
    assert (status, trial["month"], trial["looked_at"]) == (200, "2026-10", 0)
    publish = {"version": 1, "note": "按职责清单。"}
    status, row = door.post(f"/routing/rules/{key}/publish", publish)
    assert (status, row["status"], row["validity"]) == (200, "published", "holding")
    again = _rule(cast, key=key, seen_version=1, department_id=cast.urban.pk)
    assert door.post("/routing/rules/save_draft", again)[1]["version"] == 2
    _, listed = door.get("/routing/rules")
    (rule,) = listed["rules"]
    assert (rule["conditions"], rule["newest_version"]) == ("路灯照明 × 龙华区 × 含“路灯”", 2)
    assert (rule["current"]["version"], rule["draft"]["version"]) == (1, 2)
    assert door.post(f"/routing/rules/{key}/discard_draft")[1]["status"] == "discarded"
    assert door.post(f"/routing/rules/{key}/withdraw", {"note": "停用。"})[0] == 200
    back = {"version": 1, "note": "恢复。"}
    assert door.post(f"/routing/rules/{key}/roll_back", back)[1]["version"] == 3
    _, versions = door.get(f"/routing/rules/{key}/versions")
    assert [each["status"] for each in versions] == ["published", "discarded", "withdrawn"]


def test_rules_are_read_by_reviewers_and_written_by_dispatchers_and_leaders(cast: Cast) -> None:
    body = _rule(cast)
    assert Door(cast.wu_qian).get("/routing/rules") == (200, {"may_edit": False, "rules": []})
    assert Door(cast.wu_qian).post("/routing/rules/save_draft", body)[0] == 403
    assert Door(cast.wang_fang).get("/routing/rules")[0] == 403
    assert Door().post("/routing/rules/save_draft", body)[0] == 401
    assert Door(cast.leader_zhou).post("/routing/rules/save_draft", body)[0] == 200
    assert Door(cast.li_qiang).get("/routing/rules/none/versions")[0] == 404


def test_rule_without_conditions_or_with_a_lost_race_is_refused_in_words(cast: Cast) -> None:
    door = Door(cast.li_qiang)
    empty = _rule(cast, topic_code="", area_code="", words=[])
    status, answer = door.post("/routing/rules/save_draft", empty)
    assert (status, list(answer["fields"])) == (422, ["topic_code"])
    key = published(cast).key
    status, answer = door.post("/routing/rules/save_draft", _rule(cast, key=key, seen_version=0))
    assert (status, answer["code"]) == (409, "rule_changed")
