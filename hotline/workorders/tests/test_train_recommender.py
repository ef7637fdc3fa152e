"""The recommender learns from the site's own orders, says how good it is, and can be steered."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.workorders.actions import dispatch_by_policy as by_policy
from hotline.workorders.actions import save_recommender_policy as saving
from hotline.workorders.actions.dispatch_by_policy import dispatch_by_policy
from hotline.workorders.actions.train_recommender import Outcome, train_recommender
from hotline.workorders.models import RecommenderVersion, ShownSuggestion
from hotline.workorders.rules.recommending.fates import Fate
from hotline.workorders.rules.workflow import State
from hotline.workorders.tests.learning import handled_orders
from hotline.workorders.tests.orders import dispatched, later, registered, sent_back
from tests.cast import NOW, Cast, Door

PIPE: dict[str, Any] = {
    "event": "龙昆南路水管爆裂，水流了一路。",
    "demand": "请尽快抢修漏水的管道。",
    "place": "龙昆南路 9 号",
}
PATH = "/routing/recommender"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.HOTLINE_ENVIRONMENT, "var", tmp_path)


def trained(cast: Cast, count: int = 320) -> Outcome:
    handled_orders(cast, count)
    return train_recommender(now=NOW)


def test_too_few_orders_train_nothing_and_say_so(cast: Cast) -> None:
    assert trained(cast, 40).sentence.startswith("样本不足")
    assert not RecommenderVersion.objects.exists()
    card = Door(cast.leader_zhou).get(PATH)[1]
    assert card["why_untrained"].startswith("样本不足：可用的已办结工单 40 件")
    assert card["versions"] == []


def test_a_trained_version_speaks_with_probability_and_reasons(cast: Cast) -> None:
    order = registered(cast, **PIPE)
    door = Door(cast.li_qiang)
    before = door.get(f"/work-orders/{order.number}/suggestions")[1]
    assert all(each["probability"] is None for each in before)
    outcome = trained(cast)
    assert outcome.version is not None, outcome.sentence
    assert Event.objects.filter(kind="recommender.trained").count() == 1
    found = door.get(f"/work-orders/{order.number}/suggestions")[1]
    assert found[0]["department_name"] == "水务局"
    assert found[0]["probability"] > 0.8
    assert {each["basis"] for each in found[0]["reasons"]} >= {"learnt"}
    assert "水" in found[0]["reason"]
    row = door.post("/routing/suggestions", {"numbers": [order.number]})[1][0]
    assert row["suggestions"][0] == found[0]
    shown = ShownSuggestion.objects.get(order=order)
    assert (shown.version, shown.candidates[0]["department"]) == (1, "water")
    topics = door.post("/routing/suggest_topics", {"event": PIPE["event"]})
    assert topics[0] == 200


def test_the_card_shows_scores_by_class_and_what_became_of_suggestions(cast: Cast) -> None:
    trained(cast)
    lamp: dict[str, Any] = {"event": "海秀东路路灯不亮。", "demand": "请处理路灯不亮的问题。"}
    order = registered(cast, **lamp)
    Door(cast.li_qiang).get(f"/work-orders/{order.number}/suggestions")
    ShownSuggestion.objects.update(shown_at=NOW)
    other = dispatched(cast, **lamp)
    sent_back(cast, other)
    card = Door(cast.wu_qian).get(PATH)[1]
    version = card["versions"][0]
    assert version["status"] == "in_force"
    assert version["departments"]["macro_f1"] > 0.9
    assert {each["name"] for each in version["departments"]["classes"]} == {"城管局", "水务局"}
    assert version["is_usable"]
    assert card["live"][0] | {"shown": 1, "taken": 0} == card["live"][0]
    assert not card["may_steer"]
    assert Door(cast.wang_fang).get(PATH)[0] == 403
    assert Door(cast.zhao_min).get(PATH)[0] == 403


def test_nothing_is_trained_again_without_new_orders(cast: Cast) -> None:
    trained(cast)
    again = train_recommender(now=NOW + timedelta(days=1))
    assert again.version is None
    assert "不重新训练" in again.sentence


def test_an_earlier_version_can_be_put_in_force_unless_its_files_were_touched(
    cast: Cast, tmp_path: Path
) -> None:
    trained(cast)
    with writing():
        RecommenderVersion.objects.update(status=RecommenderVersion.Status.SUPERSEDED)
    door = Door(cast.leader_zhou)
    body = {"number": 1, "note": "新版在供水类上变差"}
    assert door.post(f"{PATH}/roll_back", {**body, "note": ""})[0] == 422
    assert door.post(f"{PATH}/roll_back", {**body, "number": 9})[0] == 404
    status, card = door.post(f"{PATH}/roll_back", body)
    assert (status, card["versions"][0]["status"]) == (200, "in_force")
    assert door.post(f"{PATH}/roll_back", body)[1]["code"] == "version_unusable"
    assert Door(cast.li_qiang).post(f"{PATH}/roll_back", body)[0] == 403
    file = next((tmp_path / "recommender" / "1").rglob("card.json"))
    file.write_text("{}")
    assert not door.get(PATH)[1]["versions"][0]["is_usable"]


def test_the_switch_leaves_rules_alone_and_automatic_needs_proof(cast: Cast) -> None:
    trained(cast)
    order = registered(cast, **PIPE)
    door = Door(cast.leader_zhou)
    body = {"is_on": False, "threshold": 0.6, "automatic": [], "note": "专项检查期间停用"}
    assert door.post(f"{PATH}/save_policy", {**body, "automatic": ["water"]})[0] == 422
    assert door.post(f"{PATH}/save_policy", body)[1]["is_on"] is False
    assert door.get(f"/work-orders/{order.number}/suggestions")[1] == []
    assert door.post("/routing/suggest_topics", {"event": PIPE["event"]})[1] == []
    assert Event.objects.filter(kind="recommender.policy_saved").count() == 1


def test_nothing_dispatches_itself_until_a_policy_with_proof_says_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained(cast)
    order = registered(cast, **PIPE)
    moment = later(order, 1)
    assert dispatch_by_policy(now=moment) == 0
    proof = {"water": Fate("water", settled=400, right=400)}
    monkeypatch.setattr(by_policy, "fates_of_suggestions", lambda **_: proof)
    monkeypatch.setattr(saving, "fates_of_suggestions", lambda **_: proof)
    body = {"is_on": True, "threshold": 0.5, "automatic": ["water"], "note": "供水类试点"}
    assert Door(cast.leader_zhou).post(f"{PATH}/save_policy", body)[0] == 200
    assert dispatch_by_policy(now=later(order, 120)) == 0
    monkeypatch.setattr(by_policy, "AUTOMATIC_FROM", 1.0)
    assert dispatch_by_policy(now=moment) == 0
    monkeypatch.setattr(by_policy, "AUTOMATIC_FROM", 0.9)
    doubted = registered(cast, **{**PIPE, "demand": "1"})
    assert dispatch_by_policy(now=moment) == 1
    order.refresh_from_db()
    doubted.refresh_from_db()
    assert doubted.state == State.AWAITING_DISPATCH
    assert order.state == State.AWAITING_ACCEPTANCE
    turn = order.assignments.get()
    assert turn.assigned_by_label == "系统（自动派单策略）"
    assert "机器建议自动派单" in turn.note
    assert dispatch_by_policy(now=moment) == 0
