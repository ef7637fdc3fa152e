"""Rules, duties, precedents and a model as one: who stands first, how sure, and why."""

from dataclasses import replace
from typing import Any

import pytest

from hotline.workorders.rules.recommending import Fusion, Learnt, Precedents, Said, fuse
from hotline.workorders.rules.recommending.drift import reading_of, stability_index
from hotline.workorders.rules.recommending.fates import Fate, Shown, count_fates
from hotline.workorders.rules.recommending.policy import Policy, faults_of_policy, is_proven
from hotline.workorders.rules.recommending.promoting import Trial, why_not_promoted, why_too_few
from hotline.workorders.rules.recommending.scores import Judged, least_share, score
from hotline.workorders.rules.routing import Basis, Suggestion

NAMES = {"urban": "城管局", "water": "水务局", "power": "供电局", "fire": "消防支队"}
FUSION = Fusion(bias=0, ruling=6, rule=4, contested=2, duty=1, precedent=1, learnt=1)
MANY = Precedents(what="“路灯照明”×龙华区", counts={"urban": 18, "power": 2})


def of_rule(department: str, basis: Basis = Basis.RULE, **changes: Any) -> Suggestion:
    return Suggestion(
        department=department,
        department_name=NAMES[department],
        reason="规则：路灯。",
        basis=basis,
        **changes,
    )


def fused(ruled: list[Suggestion], said: Said, **changes: Any) -> list[Suggestion]:
    usual: dict[str, Any] = {"names": NAMES, "fusion": FUSION, "threshold": 0.5}
    return fuse(ruled, said, **(usual | changes))


def test_what_people_decided_stays_first_but_is_not_sure_when_everything_speaks_against_it() -> (
    None
):
    learnt = {"urban": Learnt(probability=0.99), "water": Learnt(probability=0.001)}
    first, second, *_ = fused([of_rule("water")], Said(precedents=MANY, learnt=learnt))
    assert (first.department, first.is_sure, first.is_doubtful) == ("water", False, True)
    assert second.department == "urban"
    alone = fused([of_rule("water")], Said(), fusion=None)[0]
    assert (alone.probability, alone.is_sure) == (None, True)


def test_a_tied_rule_or_a_duty_may_be_overtaken() -> None:
    learnt = {"urban": Learnt(probability=0.97, words=("路灯",))}
    for ruled in (of_rule("water", is_tied=True), of_rule("water", Basis.DUTY)):
        first = fused([ruled], Said(precedents=MANY, learnt=learnt))[0]
        assert (first.department, first.basis) == ("urban", Basis.LEARNT)
        assert first.is_sure
        assert [each.basis for each in first.reasons] == [Basis.LEARNT, Basis.PRECEDENT]
        assert "“路灯”" in first.reasons[0].text


def test_at_most_three_active_departments_and_together_never_more_than_certain() -> None:
    learnt = {code: Learnt(probability=0.9) for code in (*NAMES, "closed-department")}
    found = fused([], Said(precedents=MANY, learnt=learnt))
    assert len(found) == 3
    assert all(each.department in NAMES for each in found)
    assert sum(each.probability or 0 for each in found) <= 1


def test_without_a_model_nothing_is_claimed_and_few_precedents_say_nothing() -> None:
    few = Precedents(what="“路灯”", counts={"urban": 4})
    assert fused([], Said(precedents=few), fusion=None) == []
    found = fused([of_rule("water", Basis.DUTY)], Said(precedents=MANY), fusion=None)
    assert {each.probability for each in found} == {None}
    assert not any(each.is_sure or each.is_doubtful for each in found)
    assert found[0].reason == "先例：近期办结的“路灯照明”×龙华区工单 20 件，18 件由该单位办结。"


def test_doubt_is_said_where_nobody_reaches_the_threshold() -> None:
    first = fused([], Said(learnt={"urban": Learnt(probability=0.3)}))[0]
    assert first.is_doubtful
    assert not first.is_sure


def test_scores_count_classes_and_what_is_covered() -> None:
    judged = [
        Judged("a", "a", 0.9, among=True),
        Judged("a", "b", 0.6, among=True),
        Judged("b", "b", 0.8, among=True),
        Judged("b", "", 0.0),
    ]
    found = score(judged, threshold=0.7)
    assert (found.accuracy, found.top3, found.coverage) == (0.5, 0.75, 0.5)
    assert found.precision_covered == 1.0
    by_code = {each.code: each for each in found.classes}
    assert (by_code["a"].precision, by_code["a"].recall) == (1.0, 0.5)
    assert (by_code["b"].precision, by_code["b"].recall) == (0.5, 0.5)
    assert found.macro_f1 == pytest.approx((2 / 3 + 0.5) / 2)


def test_fates_follow_from_what_people_did() -> None:
    shown = [
        Shown(first="urban", chosen="urban", final="urban"),
        Shown(first="urban", chosen="urban", was_returned=True, final="water"),
        Shown(first="urban", chosen="water", final="water"),
        Shown(first="urban"),
        Shown(first="", chosen="water", final="water"),
    ]
    fate = count_fates(shown)["urban"]
    assert (fate.shown, fate.taken, fate.changed, fate.returned) == (4, 2, 1, 1)
    assert (fate.settled, fate.right) == (3, 1)
    assert set(count_fates(shown)) == {"urban"}


def test_automatic_dispatch_needs_proof_not_luck() -> None:
    assert not is_proven(None)
    assert not is_proven(Fate("urban", settled=99, right=99))
    assert not is_proven(Fate("urban", settled=100, right=97))
    good = Fate("urban", settled=200, right=199)
    assert is_proven(good)
    wanted = Policy(automatic=("urban",))
    said: dict[str, Any] = {"note": "试点自动派单", "names": NAMES}
    assert faults_of_policy(wanted, fates={"urban": good}, **said) == {}
    assert list(faults_of_policy(wanted, fates={}, **said)) == ["automatic"]
    odd = replace(wanted, threshold=0.1, automatic=("nobody",))
    assert set(faults_of_policy(odd, note="", fates={}, names=NAMES)) == {
        "note",
        "threshold",
        "automatic",
    }


def test_least_share_is_wilsons() -> None:
    assert least_share(0, 0) == 0.0
    assert least_share(95, 100) == pytest.approx(0.8882, abs=1e-3)
    assert least_share(10, 10) < 1


def test_only_what_is_not_worse_is_promoted() -> None:
    assert why_not_promoted(Trial(0.5, 0.5, None)) == ""
    assert why_not_promoted(Trial(0.80, 0.9, 0.805)) == ""
    assert "低于在用版本" in why_not_promoted(Trial(0.70, 0.9, 0.80))
    fresh = Trial(0.70, 0.9, 0.80, fresh=200, fresh_accuracy=0.9, old_fresh_accuracy=0.8)
    assert why_not_promoted(fresh) == ""
    worse = replace(fresh, fresh_accuracy=0.7)
    assert "200 件" in why_not_promoted(worse)
    assert why_too_few(299, 5).startswith("样本不足")
    assert why_too_few(300, 1).startswith("样本不足")
    assert why_too_few(300, 2) == ""


def test_drift_is_read_as_people_read_it() -> None:
    assert stability_index({}, {"a": 1}) is None
    assert reading_of(None) == "数据不足"
    assert reading_of(stability_index({"a": 50, "b": 50}, {"a": 51, "b": 49})) == "稳定"
    assert reading_of(stability_index({"a": 50, "b": 50}, {"a": 95, "b": 5})) == "明显漂移"
    assert reading_of(0.2) == "有变化"
