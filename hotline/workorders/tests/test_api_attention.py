"""The doors beside the handling, for four visitors: nobody, wrong role, wrong department, right."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from hotline.workorders.actions.escalate import escalate
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.workflow import State
from hotline.workorders.tests.attention import an_answer, entered_services, supervised
from hotline.workorders.tests.orders import IN_STATE, accepted, registered, snapshot
from tests.cast import NOW, Cast, Door

VERBS: list[tuple[str, State, str, str, dict[str, Any]]] = [
    (
        "urge",
        State.HANDLING,
        "wang_fang",
        "handling",
        {"source": "citizen", "reason": "何时修好？"},
    ),
    (
        *("supervise", State.HANDLING, "leader_zhou", "handling"),
        {
            "level": "red",
            "leader": "王副主任",
            "reason": "请三日内修复。",
            "reply_by": (NOW + timedelta(days=2)).isoformat(),
        },
    ),
    ("reply_supervision", State.HANDLING, "zhao_min", "handling", {"reason": "已组织抢修。"}),
    ("lift_supervision", State.HANDLING, "li_qiang", "handling", {"reason": "已落实。"}),
    ("escalate", State.HANDLING, "zhao_min", "handling", {"reason": "产权不清。"}),
    ("lift_difficult", State.HANDLING, "zhao_min", "handling", {"reason": "产权已厘清。"}),
    (
        *("direct_link", State.AWAITING_DISPATCH, "li_qiang", "awaiting_acceptance"),
        {"note": "照明所直办。"},
    ),
    (
        *("hand_to_emergency", State.AWAITING_DISPATCH, "wang_fang", "forwarded"),
        {"service": "119", "receiver": "接警员 0312", "reason": "有人落水。"},
    ),
    (
        *("withdraw", State.HANDLING, "zheng_jie", "closed"),
        {"said_by": "phone", "words": "灯亮了，不用办了。"},
    ),
    (
        *("correct", State.HANDLING, "wu_qian", "handling"),
        {"field": "place", "new": "海秀路 9 号", "reason": "登记时听错。"},
    ),
    ("answer_unified", State.AWAITING_DISPATCH, "wang_fang", "closed", {}),
]
IDS = [row[0] for row in VERBS]


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    """Stand two hours after the orders were registered."""
    frozen.shift(7200)


def _ready(cast: Cast, state: State, verb: str) -> WorkOrder:
    order = IN_STATE[state](cast)
    if verb in {"reply_supervision", "lift_supervision"}:
        supervised(cast, order)
    if verb == "lift_difficult":
        escalate(number=order.number, reason="产权不清。", by=cast.zhao_min, now=NOW)
    if verb == "hand_to_emergency":
        entered_services()
    return order


def _body(cast: Cast, verb: str, body: dict[str, Any]) -> dict[str, Any]:
    if verb == "direct_link":
        return {**body, "department_id": cast.urban.pk}
    if verb == "answer_unified":
        return {"answer_id": an_answer(cast, NOW).pk}
    return body


@pytest.mark.parametrize(("verb", "state", "who", "leads_to", "body"), VERBS, ids=IDS)
def test_right_role_is_served_and_the_second_click_changes_nothing(
    cast: Cast, verb: str, state: State, who: str, leads_to: str, body: dict[str, Any]
) -> None:
    order = _ready(cast, state, verb)
    path, sent = f"/work-orders/{order.number}/{verb}", _body(cast, verb, body)
    door = Door(getattr(cast, who))
    status, answer = door.post(path, sent)
    assert (status, answer["state"]) == (200, leads_to)
    again = snapshot(order)
    status, answer = door.post(path, sent)
    assert status in {404, 409, 422}
    assert "。" in answer["message"]
    assert snapshot(order) == again


@pytest.mark.parametrize(("verb", "state", "who", "leads_to", "body"), VERBS, ids=IDS)
def test_nobody_wrong_role_and_wrong_department_are_refused(
    cast: Cast, verb: str, state: State, who: str, leads_to: str, body: dict[str, Any]
) -> None:
    order = _ready(cast, state, verb)
    path, sent = f"/work-orders/{order.number}/{verb}", _body(cast, verb, body)
    before = snapshot(order)
    assert leads_to
    assert Door().post(path, sent)[0] == 401
    assert Door(cast.lin_admin).post(path, sent)[0] == 403
    is_for_departments = who == "zhao_min"
    assert Door(cast.sun_wei).post(path, sent)[0] == (404 if is_for_departments else 403)
    assert snapshot(order) == before


def test_order_shows_what_it_bears_and_departments_learn_no_sealed_value(cast: Cast) -> None:
    order = accepted(cast)
    supervised(cast, order)
    hotline, path = Door(cast.wang_fang), f"/work-orders/{order.number}"
    hotline.post(f"{path}/urge", {"source": "citizen", "reason": "何时修好？"})
    sent = {"field": "caller_phone", "new": "13800138000", "reason": "登记时听错。"}
    assert hotline.post(f"{path}/correct", sent)[0] == 200
    _, seen = hotline.get(f"{path}/attention")
    assert (seen["urge_count"], seen["supervision_label"], seen["is_difficult"]) == (
        1,
        "黄色督办",
        False,
    )
    assert seen["supervisions"][0]["letter"] == "热线督〔2026〕0001号"
    assert seen["corrections"][0]["new"] == "13800138000"
    status, seen = Door(cast.zhao_min).get(f"{path}/attention")
    assert status == 200
    assert seen["corrections"][0]["old"] == seen["corrections"][0]["new"] == "（加密保存）"
    assert "13907551234" not in str(seen)
    _, story = Door(cast.zhao_min).get(f"{path}/timeline")
    assert "138" not in str([each["details"] for each in story])
    assert Door(cast.sun_wei).get(f"{path}/attention")[0] == 404
    assert Door(cast.lin_admin).get(f"{path}/attention")[0] == 403


def test_buttons_offer_only_what_there_is_something_to_do_for(cast: Cast) -> None:
    order = accepted(cast)
    path = f"/work-orders/{order.number}"

    def offered() -> set[str]:
        return {each["verb"] for each in Door(cast.li_qiang).get(path)[1]["allowed_verbs"]}

    assert {"supervise", "escalate", "urge", "withdraw"} <= offered()
    assert offered().isdisjoint({"lift_supervision", "report_difficult"})
    supervised(cast, order)
    Door(cast.li_qiang).post(f"{path}/escalate", {"reason": "产权不清。"})
    assert {"lift_supervision", "report_difficult"} <= offered()
    assert offered().isdisjoint({"supervise", "escalate"})


def test_checklist_is_shown_to_those_who_may_see_the_order(cast: Cast) -> None:
    order = accepted(cast)
    path = f"/work-orders/{order.number}/closing-checklist"
    status, lines = Door(cast.zheng_jie).get(path)
    assert status == 200
    missing = {each["check"]: each["mend"] for each in lines if not each["is_met"]}
    assert set(missing) == {"result_reviewed", "followed_up"}
    assert all(text.endswith("。") for text in missing.values())
    assert Door(cast.sun_wei).get(path)[0] == 404


def test_unified_answer_is_published_used_for_many_and_ended(cast: Cast) -> None:
    door = Door(cast.li_qiang)
    body = {
        "title": "电缆改造停灯",
        "text": "预计十二月五日恢复。",
        "starts_on": "2026-11-20",
        "ends_on": "2026-12-31",
        "topic_code": cast.topic.code,
    }
    assert Door(cast.wang_fang).post("/unified-answers", body)[0] == 403
    status, made = door.post("/unified-answers", body)
    assert (status, made["topic_name"], made["is_in_force"]) == (200, "路灯照明", True)
    order = registered(cast)
    path = f"/unified-answers/{made['id']}"
    numbers = [order.number, "20269999000001"]
    _, told = Door(cast.wang_fang).post(f"{path}/orders", {"numbers": numbers})
    assert [bool(each["refusal"]) for each in told] == [False, True]
    assert door.get("/unified-answers")[1][0]["used"] == 1
    reader = Door(cast.leader_zhou)
    assert [each["number"] for each in reader.get(f"{path}/orders")[1]] == [order.number]
    waiting = registered(cast)
    assert [each["number"] for each in door.get(f"{path}/fitting")[1]] == [waiting.number]
    revision = body | {"title": "电缆改造停灯（二）", "reason": "工期有变。"}
    assert Door(cast.wang_fang).post(f"{path}/revise", revision)[0] == 403
    status, revised = door.post(f"{path}/revise", revision)
    assert (status, revised["title"], revised["used"]) == (200, "电缆改造停灯（二）", 0)
    assert door.post(f"{path}/revise", revision)[1]["code"] == "no_such_answer"
    path = f"/unified-answers/{revised['id']}"
    assert door.post(f"{path}/end", {"reason": "已恢复。"})[0] == 200
    assert door.get("/unified-answers")[1] == []
    assert len(door.get("/unified-answers", in_force="false")[1]) == 2
    assert Door(cast.zhao_min).get("/unified-answers")[0] == 403
