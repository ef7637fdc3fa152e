"""The plan of an import, line by line."""

import pytest

from hotline.reference.rules.topic_tree import (
    KnownTopic,
    TopicLine,
    TopicPlan,
    fault_of_code,
    plan_import,
)

KNOWN = [
    KnownTopic("01", "城市管理", is_active=True),
    KnownTopic("0101", "占道经营", is_active=True),
    KnownTopic("0102", "路灯照明", is_active=True),
    KnownTopic("0103", "旧事项", is_active=False),
]


def _plan(*lines: tuple[str, str], retires: bool = False) -> TopicPlan:
    rows = [TopicLine(at, code, name) for at, (code, name) in enumerate(lines, start=2)]
    return plan_import(rows, KNOWN, retires_missing=retires)


def test_a_file_adds_renames_restores_and_retires() -> None:
    plan = _plan(
        ("01", "城市管理"), ("0101", "占道摆摊"), ("0103", "旧事项"), ("0104", "井盖"), retires=True
    )
    assert plan.faults == []
    assert [each.code for each in plan.added] == ["0104"]
    assert [(each.old, each.new) for each in plan.renamed] == [("占道经营", "占道摆摊")]
    assert [each.code for each in plan.restored] == ["0103"]
    assert [each.code for each in plan.retired] == ["0102"]
    assert plan.unchanged == 1
    assert plan.changes == 4


def test_what_a_partial_file_lacks_stays() -> None:
    plan = _plan(("0104", "井盖"))
    assert (len(plan.added), plan.retired, plan.faults) == (1, [], [])


@pytest.mark.parametrize(
    ("lines", "position", "why"),
    [
        ([("01", "城市管理"), ("1", "不成编码")], 3, "编码应为"),
        ([("0104", "井")], 2, "名称应为"),
        ([("0104", "井盖"), ("0104", "井盖二")], 3, "第 2 行重复"),
        ([("0901", "没有大类")], 2, "没有编码为 09 的大类"),
    ],
)
def test_every_wrong_line_is_named(lines: list[tuple[str, str]], position: int, why: str) -> None:
    plan = _plan(*lines)
    ((at, fault),) = plan.faults
    assert at == position
    assert why in fault


def test_a_group_may_not_vanish_from_under_its_topics() -> None:
    plan = _plan(("0101", "占道经营"), retires=True)
    assert "没有编码为 01 的大类" in plan.faults[0][1]


def test_a_parent_that_contradicts_the_code_is_a_fault() -> None:
    plan = plan_import([TopicLine(2, "0104", "井盖", "02")], KNOWN, retires_missing=False)
    assert "不一致" in plan.faults[0][1]


@pytest.mark.parametrize("code", ["01", "0101", "9999"])
def test_codes_of_two_or_four_digits_are_codes(code: str) -> None:
    assert fault_of_code(code) == ""


@pytest.mark.parametrize("code", ["", "1", "011", "01011", "a1", "０１"])
def test_other_codes_are_none(code: str) -> None:
    assert fault_of_code(code) != ""
