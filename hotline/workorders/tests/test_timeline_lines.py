"""Every kind of happening in an order's story reads as one clear Chinese sentence."""

import re

import pytest
from django.urls import get_resolver

from hotline.core.eventlog import Happening, known_kinds, label_of
from hotline.core.models import Event
from hotline.workorders.api.timeline import timeline_of
from hotline.workorders.rules.timeline_lines import LINES, line_of
from hotline.workorders.tests.orders import accepted, closed, helped, merged, splitted, submitted
from tests.cast import Cast

STORY = frozenset(
    {
        "attachment",
        "call",
        "citizen",
        "contact",
        "follow_up",
        "recording",
        "return_call",
        "work_order",
    }
)
"""What an order's story is about."""
FILLED = {
    "is_solved": True,
    "is_late": True,
    "times": 2,
    "level": "yellow",
    "service": "119",
    "rating": 5,
    "new_number": "20261124000002",
}


@pytest.fixture(autouse=True)
def _every_kind() -> None:
    """Open every door: that registers every kind."""
    assert get_resolver().url_patterns


def _of_story() -> list[tuple[str, type[Happening]]]:
    return [(kind, each) for kind, each in known_kinds().items() if each.subject_type in STORY]


def test_every_kind_of_a_story_has_a_line_and_no_line_is_of_nothing() -> None:
    kinds = {kind for kind, _ in _of_story()}
    assert kinds - set(LINES) == set()
    assert set(LINES) - kinds == set()


@pytest.mark.parametrize("kind", sorted(LINES))
def test_line_is_a_whole_chinese_sentence(kind: str) -> None:
    said = line_of(kind, label_of(kind), FILLED | {"note": "登记时听错"}, actor="李强")
    assert said.startswith("李强")
    assert said.endswith("：登记时听错。")
    assert not re.search(r"[{}]|None|True|False|[A-Za-z]", said)
    assert len(re.findall(r"[\u4e00-\u9fff]", said.removeprefix("李强"))) >= 4


@pytest.mark.parametrize("kind", sorted(LINES))
def test_blanks_of_a_line_are_fields_of_the_happening(kind: str) -> None:
    asked = set(re.findall(r"{(\w+)}", LINES[kind]))
    assert asked <= set(known_kinds()[kind].model_fields)
    assert asked <= set(FILLED)


def test_note_ends_the_sentence_as_it_was_written() -> None:
    note = {"note": "请尽快处理！"}
    said = line_of("workorder.dispatched", "派单", note, actor="李强")
    assert said == "李强派出工单：请尽快处理！"
    assert line_of("workorder.accepted", "签收", {}, actor="赵敏") == "赵敏签收工单，开始办理。"
    late = {"is_late": True, "note": "已落实"}
    said = line_of("workorder.supervision_replied", "回复督办", late, actor="赵敏")
    assert said == "赵敏回复了督办函（逾期）：已落实。"


def test_unknown_kind_is_told_by_its_label() -> None:
    assert line_of("workorder.gone", "旧事件", {}, actor="系统") == "系统旧事件。"


@pytest.mark.parametrize("lived", [accepted, closed, helped, merged, splitted, submitted])
def test_stories_people_make_read_well(cast: Cast, lived: object) -> None:
    assert callable(lived)
    order = lived(cast)
    told = timeline_of(order, cast.li_qiang)
    own = Event.objects.filter(subject_id=order.number)
    assert {each.kind for each in told} >= set(own.values_list("kind", flat=True)) != set()
    for each in told:
        assert each.sentence.startswith(each.actor_label)
        assert each.sentence.endswith(("。", "！", "？"))
        assert "：：" not in each.sentence
