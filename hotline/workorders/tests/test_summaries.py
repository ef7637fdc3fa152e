"""Titles and summaries are the text's own words; a pre-score rests on evidence."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.workorders.rules.pre_score import RUBRIC, pre_score
from hotline.workorders.rules.shield.registry import CHECKS
from hotline.workorders.rules.summarizing import summarize
from hotline.workorders.rules.summarizing.ranking import LONGEST_TITLE
from hotline.workorders.tests.orders import registered
from hotline.workorders.tests.shield_city import a_draft, found_in
from tests.cast import Cast, Door

LETTER = (
    "尊敬的领导：您好！我住在龙华区金贸街道国贸花园小区。小区楼下的烧烤店每天晚上露天经营，"
    "油烟直接飘进住户家里，老人孩子整夜咳嗽。我们找过物业，物业说管不了。"
    "希望城管部门尽快到国贸花园小区查处烧烤店露天经营和油烟扰民。谢谢！"
)


def test_a_letter_is_told_in_its_own_words() -> None:
    found = summarize(LETTER)
    assert "国贸花园小区" in found.title or "烧烤店" in found.title
    assert found.clauses
    for each in found.clauses:
        assert LETTER[each.start : each.end] == each.text
    said = "".join(each.text for each in found.clauses)
    assert "尊敬的领导" not in said
    assert "谢谢" not in said


@given(st.text(max_size=300))
def test_whatever_is_written_nothing_is_invented(text: str) -> None:
    found = summarize(text)
    assert len(found.title) <= LONGEST_TITLE
    assert found.title.rstrip("…") in text
    assert all(text[each.start : each.end] == each.text for each in found.clauses)


def test_the_same_is_not_said_twice() -> None:
    found = summarize("国贸路路灯不亮。国贸路路灯不亮。国贸路路灯不亮，晚上看不见路面。")
    assert len({each.text for each in found.clauses}) == len(found.clauses)
    assert len(found.clauses) == 2


def test_everybody_who_reads_orders_may_ask_and_is_told_a_machine_made_it(cast: Cast) -> None:
    status, offer = Door(cast.zhao_min).post("/summaries", {"text": LETTER})
    assert (status, offer["label"]) == (200, "机器摘句，原文照录")
    assert offer["title"]
    first = offer["parts"][0]
    assert LETTER[first["start"] : first["end"]] == first["text"]
    assert Door(cast.wang_fang).post("/summaries", {"text": ""})[1]["title"] == ""


def test_the_rubric_names_checks_there_are_each_once() -> None:
    listed = [code for each in RUBRIC for code in each.codes]
    assert len(listed) == len(set(listed))
    known = {each.code for each in CHECKS} | {"model_topic", "model_department", "model_several"}
    assert set(listed) <= known
    assert sum(each.most for each in RUBRIC) == 100


@pytest.mark.parametrize(
    ("changes", "criterion", "points"),
    [
        ({}, "elements", 30),
        ({"place": ""}, "elements", 0),
        ({"place": "家里"}, "elements", 15),
        ({"event": "路灯不亮。"}, "wording", 7),
        ({"topic_code": "0701"}, "topic", 7),
    ],
)
def test_points_are_taken_for_what_is_found(
    changes: dict[str, Any], criterion: str, points: int
) -> None:
    scored = pre_score(found_in(a_draft(**changes)))
    found = next(each for each in scored.criteria if each.code == criterion)
    assert found.points == points
    assert bool(found.evidence) is (points < found.most)
    assert scored.total <= scored.most


def test_a_reviewer_sees_the_pre_score_and_nobody_else(cast: Cast) -> None:
    order = registered(cast, place="家里")
    status, found = Door(cast.wu_qian).get(f"/work-orders/{order.number}/pre_score")
    assert status == 200
    assert found["most"] == 100
    elements = found["criteria"][0]
    assert elements["points"] < elements["most"]
    assert elements["evidence"][0]["text"] == "家里"
    assert Door(cast.wang_fang).get(f"/work-orders/{order.number}/pre_score")[0] == 403
