"""The labelled drafts: how many faults of each kind are found, and that clean ones stay clean."""

import pytest

from hotline.workorders.rules.shield import examine
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Finding
from hotline.workorders.rules.shield.learnt import Said, findings_of, without_contradicted
from hotline.workorders.tests.shield_city import haikou
from hotline.workorders.tests.shield_kinds import CLEAN, FOUND_BY, a_note, labelled_drafts
from tests.cast import NOW

FLOORS = {
    "several": 13,
    "missing": 23,
    "wrong_department": 20,
    "off_topic": 24,
    "strong_feeling": 21,
}
"""Of twenty-five each, by rules alone; a model finds more where a site has trained one."""
CASES = list(labelled_drafts())


def codes_of(draft: Draft) -> set[str]:
    return {each.code for each in examine(draft, Known(now=NOW), haikou())}


@pytest.mark.parametrize("kind", FOUND_BY)
def test_no_fewer_faults_are_found_than_before(kind: str) -> None:
    drafts = [draft for each, draft in CASES if each == kind]
    assert len(drafts) == 25
    missed = [each.event for each in drafts if not codes_of(each) & FOUND_BY[kind]]
    assert len(drafts) - len(missed) >= FLOORS[kind], missed


def test_nothing_is_found_in_clean_drafts() -> None:
    listed = frozenset[str]().union(*FOUND_BY.values())
    alarms = {draft.event: codes_of(draft) & listed for kind, draft in CASES if kind == CLEAN}
    assert {event: codes for event, codes in alarms.items() if codes} == {}


class Sure:
    """A model that is sure of one thing about each word it knows."""

    def __init__(self, **labels: str) -> None:
        self.labels = labels

    def predict(self, title: str, text: str) -> Said:  # noqa: ARG002 - the model's shape
        """Say the first."""
        hits = [(label, 0.97, (word,)) for word, label in self.labels.items() if word in text]
        return hits[:1]


def found(draft: Draft, model: Sure) -> list[Finding]:
    return list(findings_of(draft, haikou(), departments=model, topics=model))


def test_a_model_says_where_it_looked_and_what_it_would_change() -> None:
    draft = a_note("11 月起国贸路龙头没水。", department_code="jiaoyu")
    (finding,) = found(draft, Sure(龙头="gongshui"))
    assert (finding.code, finding.is_machine) == ("model_department", True)
    assert finding.span is not None
    assert finding.span.text == "龙头"
    assert finding.mends[0].value == "gongshui"
    assert "97%" in finding.reason
    assert (
        found(a_note("11 月起龙头没水。", department_code="gongshui"), Sure(龙头="gongshui")) == []
    )


def test_a_model_doubts_a_topic_of_another_group_only() -> None:
    draft = a_note("11 月起国贸路龙头没水。", topic_code="0701")
    (finding,) = found(draft, Sure(龙头="05/0501"))
    assert (finding.code, finding.mends[0].value) == ("model_topic", "0501")
    assert found(a_note("11 月起龙头没水。", topic_code="0502"), Sure(龙头="05/0501")) == []


def test_sentences_of_different_groups_may_be_several_demands() -> None:
    text = "门前那段沟一到夜里就往外冒东西。我家娃娃的名额至今没有着落，跑了三趟。"
    (finding,) = found(a_note(text), Sure(沟="05/0506", 娃娃="07/0701"))
    assert finding.code == "model_several"
    assert finding.span is not None
    assert text[finding.span.start : finding.span.end] == finding.span.text
    assert finding.span.text.startswith("我家娃娃")


def test_doubt_by_duties_is_left_out_where_handled_orders_speak_for_the_department() -> None:
    draft = a_note("11 月起小学招生入学名额一直没有着落。", department_code="shuiwu")
    known = Known(now=NOW)
    doubted = examine(draft, known, haikou())
    assert "department_duty" in {each.code for each in doubted}
    for model, is_left in ((Sure(名额="shuiwu"), False), (Sure(名额="jiaoyu"), True), (None, True)):
        kept = without_contradicted(doubted, draft, known, haikou(), model)
        assert ("department_duty" in {each.code for each in kept}) is is_left
