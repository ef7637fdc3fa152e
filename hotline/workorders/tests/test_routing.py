"""Who should have an order: the most specific rule, ties explained, duties after rules."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hotline.workorders.rules.routing import (
    MOST,
    Basis,
    Duty,
    Facts,
    Rule,
    conditions,
    cut_duties,
    first_rule,
    in_order,
    suggest,
)
from hotline.workorders.rules.routing_content import (
    LONGEST_RULING,
    RuleContent,
    fault_of_expiry,
    faults_of_content,
    faults_of_ruling,
)
from hotline.workorders.rules.routing_entries import RoutingFile

DAY = date(2026, 11, 24)
STREET, DISTRICT, CITY = "460106003", "460106", "460100"
FACTS = Facts(
    on=DAY,
    topics=("0101", "01"),
    areas=(STREET, DISTRICT, CITY),
    topic_name="占道经营",
    text="金贸中路\n夜里有人烧烤摆摊。\n请管一管。",
)
GROUP: dict[str, Any] = {"topic": "01", "topic_name": "城市管理", "is_group": True}
TOPIC: dict[str, Any] = {"topic": "0101", "topic_name": "占道经营"}
IN_DISTRICT: dict[str, Any] = {"area": DISTRICT, "area_name": "龙华区", "area_depth": 1}
IN_STREET: dict[str, Any] = {"area": STREET, "area_name": "金贸街道", "area_depth": 2}
MATTER: dict[str, Any] = {"words": ("烧烤", "啤酒")}


def a_rule(key: str = "a", **changes: Any) -> Rule:
    usual: dict[str, Any] = {
        "key": key,
        "department": f"dept-{key}",
        "department_name": f"{key}局",
        "because": "职责清单",
        "starts_on": date(2020, 1, 1),
    }
    return Rule(**(usual | changes))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (TOPIC, GROUP),
        (GROUP, IN_STREET),
        (GROUP, MATTER),
        (TOPIC, {**GROUP, **MATTER, **IN_STREET}),
        ({**TOPIC, **MATTER}, {**TOPIC, **IN_STREET}),
        ({**TOPIC, **IN_STREET}, {**TOPIC, **IN_DISTRICT}),
        ({**TOPIC, **IN_DISTRICT}, TOPIC),
        (MATTER, IN_STREET),
        ({**TOPIC, **IN_DISTRICT}, {**TOPIC, "is_ruling": True}),
        ({**TOPIC, "is_ruling": True}, {**TOPIC, "starts_on": DAY}),
        ({**TOPIC, "starts_on": DAY}, TOPIC),
    ],
)
def test_more_specific_rule_goes_first(first: dict[str, Any], then: dict[str, Any]) -> None:
    # The key, which decides at last, speaks for the other one.
    rules = [a_rule("z", **first), a_rule("a", **then)]
    for order in (rules, rules[::-1]):
        found = suggest(FACTS, order, [])
        assert [each.rule_key for each in found] == ["z", "a"]


@pytest.mark.parametrize(
    "changes",
    [
        {"topic": "0102"},
        {"topic": "02", "is_group": True},
        {"area": "460105", "area_depth": 1},
        {"words": ("噪声",)},
        {**TOPIC, "words": ("噪声",)},
        {**TOPIC, "starts_on": DAY + timedelta(days=1)},
        {**TOPIC, "ends_on": DAY - timedelta(days=1)},
    ],
)
def test_rule_is_silent_where_a_condition_or_its_dates_do_not_hold(changes: dict[str, Any]) -> None:
    assert suggest(FACTS, [a_rule(**changes)], []) == []


@pytest.mark.parametrize("day", [DAY, DAY + timedelta(days=1), DAY + timedelta(days=2)])
def test_rule_holds_from_its_first_to_its_last_day(day: date) -> None:
    rule = a_rule(**TOPIC, starts_on=DAY, ends_on=DAY + timedelta(days=2))
    assert first_rule(replace(FACTS, on=day), [rule]) is rule
    assert first_rule(replace(FACTS, on=DAY - timedelta(days=1)), [rule]) is None
    assert first_rule(replace(FACTS, on=DAY + timedelta(days=3)), [rule]) is None


def test_reason_names_the_conditions_that_held_and_the_basis() -> None:
    (found,) = suggest(FACTS, [a_rule(**TOPIC, **IN_DISTRICT, **MATTER)], [])
    assert found.reason == "规则：占道经营 × 龙华区 × 含“烧烤”，职责清单。"
    assert (found.basis, found.is_tied) == (Basis.RULE, False)
    assert conditions(a_rule(**MATTER)) == "含“烧烤”“啤酒”"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"is_ruling": True}, "裁定优先"),
        ({"starts_on": DAY}, "生效较晚的优先"),
        ({}, "生效日期相同，按规则编号"),
    ],
)
def test_tie_is_explained_on_both_sides(changes: dict[str, Any], why: str) -> None:
    first, second = suggest(FACTS, [a_rule("b", **TOPIC), a_rule("a", **TOPIC, **changes)], [])
    assert (first.rule_key, second.rule_key) == ("a", "b")
    assert first.is_tied
    assert second.is_tied
    assert f"与指向b局的规则同样具体，先于它（{why}）" in first.reason
    assert f"与指向a局的规则同样具体，后于它（{why}）" in second.reason


def test_two_rules_for_one_department_are_one_suggestion_and_no_tie() -> None:
    same = {"department": "x", "department_name": "x局"}
    (found,) = suggest(FACTS, [a_rule("a", **TOPIC, **same), a_rule("b", **TOPIC, **same)], [])
    assert (found.rule_key, found.is_tied) == ("a", False)


def test_duties_come_after_rules_and_the_district_after_named_duties() -> None:
    duties = [
        Duty(department="gov", department_name="龙华区", words=("城市管理",), area=DISTRICT),
        Duty(department="far", department_name="秀英区", area="460105"),
        Duty(department="few", department_name="少局", words=("烧烤",)),
        Duty(department="many", department_name="多局", words=("占道经营", "摆摊")),
        Duty(department="none", department_name="无局", words=("公积金",)),
    ]
    found = suggest(FACTS, [a_rule(**TOPIC)], duties)
    assert [each.department for each in found] == ["dept-a", "many", "few", "gov"]
    assert found[1].reason == "职责：职责清单里有“占道经营”“摆摊”。"
    assert found[3].reason == "职责：事发地在其辖区。"


def test_duties_are_cut_into_the_things_they_name() -> None:
    text = "占道经营、噪声（施工夜间、社会生活）执法；教师与学生资助"
    expected = ("占道经营", "噪声", "施工夜间", "社会生活", "执法", "教师", "学生资助")
    assert cut_duties(text) == expected


_rules = st.builds(
    a_rule,
    key=st.text("abcdef", min_size=1, max_size=3),
    topic=st.sampled_from(["", "0101", "0102"]),
    area=st.sampled_from(["", STREET]),
    area_depth=st.just(2),
    words=st.sampled_from([(), ("烧烤",), ("噪声",)]),
    is_ruling=st.booleans(),
    starts_on=st.dates(DAY - timedelta(days=3), DAY + timedelta(days=3)),
)


@given(st.lists(_rules, max_size=12, unique_by=lambda each: each.key), st.randoms())
def test_order_of_rules_given_does_not_matter_and_nobody_is_named_twice(
    rules: list[Rule], chance: Any
) -> None:
    shuffled = rules[:]
    chance.shuffle(shuffled)
    found = suggest(FACTS, rules, [])
    assert found == suggest(FACTS, shuffled, [])
    assert len({each.department for each in found}) == len(found) <= MOST
    winner = first_rule(FACTS, in_order(rules))
    assert (winner.department if winner else None) == (found[0].department if found else None)
    ranks = [next(r.rank for r in rules if r.key == each.rule_key) for each in found]
    assert ranks == sorted(ranks, reverse=True)


CONTENT = RuleContent(topic_code="0101", department_id=1, because="职责清单", starts_on=DAY)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, set()),
        ({"topic_code": ""}, {"topic_code"}),
        ({"topic_code": "", "area_code": DISTRICT}, set()),
        ({"topic_code": "", "words": ("烧烤",)}, set()),
        ({"words": ("烧",)}, {"words"}),
        ({"words": ("烧" * 21,)}, {"words"}),
        ({"words": tuple(f"词语{n}" for n in range(21))}, {"words"}),
        ({"because": " 清单 "}, {"because"}),
        ({"ends_on": DAY}, set()),
        ({"ends_on": DAY - timedelta(days=1)}, {"ends_on"}),
    ],
)
def test_content_is_checked_field_by_field(changes: dict[str, Any], fields: set[str]) -> None:
    faults = faults_of_content(replace(CONTENT, **changes))
    assert set(faults) == fields
    assert all(text.endswith("。") for text in faults.values())


def test_rule_that_is_over_is_not_published() -> None:
    assert fault_of_expiry(replace(CONTENT, ends_on=DAY), DAY) == ""
    assert fault_of_expiry(replace(CONTENT, ends_on=DAY), DAY + timedelta(days=1)) != ""


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, set()),
        ({"reason": "该你办。"}, {"reason"}),
        ({"legal_basis": " "}, {"legal_basis"}),
        ({"ends_on": DAY - timedelta(days=1)}, {"ends_on"}),
        ({"ends_on": DAY}, set()),
        ({"ends_on": DAY + LONGEST_RULING}, set()),
        ({"ends_on": DAY + LONGEST_RULING + timedelta(days=1)}, {"ends_on"}),
        ({"words": ("烧烤",)}, set()),
        ({"words": ("噪声",)}, {"words"}),
    ],
)
def test_ruling_is_checked_field_by_field(changes: dict[str, Any], fields: set[str]) -> None:
    whole: dict[str, Any] = {
        "reason": "依职责清单由城管局主办。",
        "legal_basis": "职责清单第三条",
        "ends_on": DAY + timedelta(days=90),
        "today": DAY,
        "words": (),
        "text": FACTS.text,
    }
    assert set(faults_of_ruling(**(whole | changes))) == fields


ENTRY = {"key": "stalls", "topic": "0101", "to": "urban", "because": "职责清单"}


def test_rule_for_districts_is_one_per_district() -> None:
    local = {"460105": "gov-xiuying", "460106": "gov-longhua"}
    file = RoutingFile.model_validate({"local": local, "rules": [{**ENTRY, "to": "local"}]})
    found = [(each.key, each.area, each.to) for each in file.expanded()]
    assert found == [
        ("stalls-460105", "460105", "gov-xiuying"),
        ("stalls-460106", "460106", "gov-longhua"),
    ]


@pytest.mark.parametrize(
    "rules", [[ENTRY, ENTRY], [{**ENTRY, "topic": ""}], [{**ENTRY, "because": "无"}]]
)
def test_wrong_file_of_rules_is_refused(rules: list[dict[str, str]]) -> None:
    with pytest.raises(ValidationError):
        RoutingFile.model_validate({"rules": rules})


def test_file_names_what_nobody_has_described() -> None:
    file = RoutingFile.model_validate({"rules": [{**ENTRY, "area": "999999"}]})
    found = file.unknown(topics={"0101"}, areas=set(), departments=set())
    assert found == [
        "派单规则“stalls”的区划“999999”不存在",
        "派单规则“stalls”的承办单位“urban”不存在",
    ]


def test_haikou_has_a_rule_for_nearly_every_topic() -> None:
    folder = Path(settings.BASE_DIR) / "cities" / "haikou"
    file = RoutingFile.model_validate(yaml.safe_load((folder / "routing.yaml").read_text("utf-8")))
    topics = yaml.safe_load((folder / "topics.yaml").read_text("utf-8"))["topics"]
    named = {each.topic for each in file.rules}
    silent = [
        leaf["name"]
        for group in topics
        for leaf in group["children"]
        if leaf["code"] not in named and group["code"] not in named
    ]
    assert silent == ["工作作风与效能", "其他"]
