"""Drafting from a conversation: labelled calls, and that every field quotes its words."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.config.tests.draft_scores import CITY, calls, heard_of, score, turns_of
from hotline.workorders.rules.draft import Heard, draft
from hotline.workorders.rules.draft.filled import Filled
from hotline.workorders.rules.draft.numerals import digits_of
from hotline.workorders.rules.draft.turns import Party, Turn

NOW = datetime(2026, 11, 27, 2, tzinfo=UTC)
SETS = ("tuned", "held", "fresh", "last")
MARKS = re.compile(r"[\s，,；;。]")
SAID = [call for name in SETS for call in calls(name)]
SEVERAL = ("demands", "offices")
VERBATIM = ("caller", "form_of_address", "place", "time", "event")


def every_field(heard: Heard) -> dict[str, Filled]:
    names = [each for each in Heard.__dataclass_fields__ if each not in {*SEVERAL, "matters"}]
    found = {name: getattr(heard, name) for name in names if getattr(heard, name)}
    several = {name: enumerate(getattr(heard, name)) for name in SEVERAL}
    return found | {f"{name} {at}": each for name, some in several.items() for at, each in some}


def assert_quoted(turns: list[Turn], heard: Heard) -> None:
    """Every span stands in its turn; what a field says stands in its spans."""
    for name, filled in every_field(heard).items():
        assert filled.spans, name
        for span in filled.spans:
            assert turns[span.turn].text[span.start : span.end] == span.text != "", name
        words = "".join(span.text for span in filled.spans)
        if name in VERBATIM or name.startswith(SEVERAL):
            assert MARKS.sub("", filled.value) == MARKS.sub("", words), name
        if name == "phone":
            assert filled.value in digits_of(words)


@pytest.mark.parametrize("call", SAID, ids=lambda call: call["id"])
def test_every_field_of_a_labelled_call_quotes_its_words(call: dict[str, object]) -> None:
    assert_quoted(turns_of(call), heard_of(call))


WORDS = [
    piece for call in SAID for piece in re.split(r"\n|(?<=[，。])", str(call["talk"])) if piece
]


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(list(Party)), st.sampled_from(WORDS) | st.text(max_size=20)),
        max_size=12,
    )
)
def test_shuffled_talk_fills_nothing_that_was_not_said(said: list[tuple[Party, str]]) -> None:
    turns = [Turn(party, text, float(at), at + 1.0) for at, (party, text) in enumerate(said)]
    heard = draft(turns, CITY, now=NOW)
    assert_quoted(turns, heard)
    for name in ("caller", "place", "time", "event", "emotion", "urgency"):
        filled = getattr(heard, name)
        assert filled is None or all(turns[span.turn].is_citizen for span in filled.spans)


@pytest.mark.parametrize("name", SETS)
def test_what_is_taken_down_is_right(name: str) -> None:
    fields = score(name).fields
    for field in ("phone", "secrecy", "urgency"):
        assert fields[field].precision == 1.0, field
    for field in ("caller", "place", "time", "appeal_type"):
        assert fields[field].precision >= 0.9, field
        assert fields[field].recall >= 0.8, field


def test_the_operators_words_fill_nothing() -> None:
    talk = "您好，我姓王，我叫王芳，电话13800138000，昨天下午三点龙昆南路停电，请谅解，需要保密。"
    heard = draft([Turn(Party.OPERATOR, talk)], CITY, now=NOW)
    assert every_field(heard) == {}


def test_a_field_knows_its_second() -> None:
    turns = [Turn(Party.CITIZEN, "我要投诉，国兴大道路灯坏了", 10.0, 23.0)]
    place = draft(turns, CITY, now=NOW).place
    assert place is not None
    assert place.spans[0].second == 15.0
