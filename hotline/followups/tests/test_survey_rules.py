"""Questions with branches, the path answers take, the lot, and Wilson's interval."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hotline.followups.rules.surveys.answering import faults_of, path_of
from hotline.followups.rules.surveys.questions import QuestionSetContent
from hotline.followups.rules.surveys.sampling import Candidate, draw, share_out
from hotline.followups.rules.surveys.statistics import tally, wilson


def question(name: str, kind: str = "single", **more: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {"id": name, "text": f"题目 {name}", "kind": kind}
    if kind in {"single", "multi"} and "options" not in more:
        usual["options"] = [{"code": "yes", "label": "是"}, {"code": "no", "label": "否"}]
    return usual | more


def questions(*given_: dict[str, Any]) -> QuestionSetContent:
    return QuestionSetContent.model_validate({"questions": list(given_)})


USED: dict[str, Any] = {
    "options": [{"code": "yes", "label": "是"}, {"code": "no", "label": "否", "next": "why"}]
}
CONTENT = questions(
    question("used", **USED),
    question("rating", "scale", next="end"),
    question("why", "text", is_required=False),
)


def test_an_answer_leads_on() -> None:
    assert [each.id for each in path_of(CONTENT, {"used": "yes"})] == ["used", "rating"]
    assert [each.id for each in path_of(CONTENT, {"used": "no"})] == ["used", "why"]
    assert faults_of(CONTENT, {"used": "yes", "rating": "4"}) == {}
    assert faults_of(CONTENT, {"used": "no"}) == {}


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({}, "used"),
        ({"used": "maybe"}, "used"),
        ({"used": ["yes"]}, "used"),
        ({"used": "yes"}, "rating"),
        ({"used": "yes", "rating": "6"}, "rating"),
        ({"used": "yes", "rating": 5}, "rating"),
        ({"used": "no", "rating": "5"}, "rating"),
        ({"used": "no", "why": "长" * 501}, "why"),
        ({"used": "no", "why": 7}, "why"),
        ({"used": "no", "unknown": "x"}, "unknown"),
    ],
)
def test_what_is_missing_wrong_or_never_asked_is_named(
    answers: dict[str, object], fault: str
) -> None:
    assert fault in faults_of(CONTENT, answers)


@pytest.mark.parametrize(
    ("given_", "sentence"),
    [
        ([question("a", next="a")], "后面"),
        ([question("a"), question("b", next="a")], "后面"),
        ([question("a", next="nowhere")], "后面"),
        ([question("a"), question("a")], "重复"),
        ([question("a", next="c"), question("b"), question("c")], "问不到"),
        ([question("a", next="end"), question("b")], "问不到"),
        ([question("a", options=[{"code": "x", "label": "x"}])], "两个选项"),
        ([question("a", "text", options=[{"code": "x", "label": "x"}])], "填空"),
        ([question("a", "multi", **USED), question("why", "text")], "多选"),
        ([question("a", "scale", options=[{"code": "9", "label": "九"}])], "1 到 5"),
    ],
)
def test_questions_that_go_round_or_are_never_reached_are_refused(
    given_: list[dict[str, Any]], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        questions(*given_)


def test_the_lot_is_repeatable_and_every_stratum_has_its_share() -> None:
    people = [Candidate(f"p{each}", "甲" if each < 80 else "乙") for each in range(100)]
    drawn = draw(people, 10, "seed")
    assert drawn == draw(list(reversed(people)), 10, "seed")
    assert [sum(each.stratum == name for each in drawn) for name in ("甲", "乙")] == [8, 2]
    assert drawn != draw(people, 10, "another")
    assert len(draw([*people, *people], 500, "seed")) == 100


@given(
    st.dictionaries(st.text(max_size=3), st.integers(1, 500), min_size=1, max_size=8),
    st.integers(0, 3000),
)
def test_places_add_up_and_nobody_is_drawn_who_is_not_there(
    sizes: dict[str, int], places: int
) -> None:
    given_ = share_out(sizes, places)
    assert sum(given_.values()) == min(places, sum(sizes.values()))
    assert all(0 <= given_[name] <= size for name, size in sizes.items())


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (8, 10, 0.4902, 0.9433),
        (50, 100, 0.4038, 0.5962),
    ],
)
def test_wilson_against_published_values(count: int, of: int, low: float, high: float) -> None:
    interval = wilson(count, of)
    assert interval is not None
    assert interval == pytest.approx((low, high), abs=1e-4)
    assert wilson(0, 0) is None


def test_a_question_is_counted_over_those_it_was_put_to() -> None:
    sheets = [{"used": "yes", "rating": "5"}, {"used": "yes", "rating": "2"}, {"used": "no"}]
    used, rating, why = tally(CONTENT, sheets)
    assert (used.asked, used.answered, rating.asked, why.asked, why.answered) == (3, 3, 2, 1, 0)
    assert {each.code: each.count for each in rating.shares}["5"] == 1
    assert next(each for each in used.shares if each.code == "yes").share == pytest.approx(2 / 3)
