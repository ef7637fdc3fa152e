"""Words kept and words asked for: a table with a reason per row, and what must always hold."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.core.months import months_between
from hotline.workorders.rules.numbering import begins_with_day
from hotline.workorders.rules.search.days import covering, marks_of, rounds, within
from hotline.workorders.rules.search.filters import Due, Filters
from hotline.workorders.rules.search.query import index_query_of, query_of
from hotline.workorders.rules.search.words import LONGEST_WORD, vector_of, words_of

KEPT = [
    ("路灯不亮", "路灯1 灯不2 不亮3 亮4"),  # pairs, and the last one alone
    ("灯", "灯1"),
    ("12号楼", "121 号楼2 楼3".replace("121", "12@1")),  # a number is one word
    ("１２号", "12@1 号2"),  # full width is the same
    ("金贸中路 1 号", "金贸1 贸中2 中路3 路4 1@5 号6"),  # a space leaves no gap
    ("亮，A栋", "亮1 a@3 栋4"),  # a mark does; letters are lower case
    ("，。！", ""),
    ("", ""),
    ("𠮷野家", "𠮷野1 野家2 家3"),  # beyond the basic plane
]
ASKED = [
    ("路灯不亮", "('路灯' <1> '灯不' <1> '不亮')"),  # neighbours
    ("灯", "('灯':*)"),  # one Han: any pair that begins with it, or it alone at an end
    ("路灯 龙华", "('路灯') & ('龙华')"),  # parts may stand anywhere
    ("1号", "('1' <1> '号':*)"),
    ("号楼3", "('号楼' <2> '3':*)"),
    ("ABC", "('abc':*)"),
    ("亮，A", "('亮' <2> 'a':*)"),
    ("。、", ""),
    ("   ", ""),
]


@pytest.mark.parametrize(("text", "kept"), KEPT)
def test_words_kept_of_a_text(text: str, kept: str) -> None:
    words = [f"{each.text}@{each.at}" for each in words_of(text)]
    assert " ".join(words) == " ".join(
        each if "@" in each else f"{each[:-1]}@{each[-1]}" for each in kept.split()
    )


@pytest.mark.parametrize(("text", "query"), ASKED)
def test_words_a_query_asks_for(text: str, query: str) -> None:
    assert query_of(text) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("苑14栋", "('苑' <1> '14')"),
        ("路灯 14栋", "('路灯') & ('14')"),
        ("栋", "('栋':*)"),
        ("号楼3", "('号楼' <2> '3':*)"),
        ("路灯不亮", "('路灯' <1> '灯不' <1> '不亮')"),
    ],
)
def test_the_index_is_not_asked_for_all_that_begins_with_a_last_han(text: str, query: str) -> None:
    assert index_query_of(text) == query


@pytest.mark.parametrize("text", ["20261104", "20261104000017"])
def test_a_number_is_known_by_its_day(text: str) -> None:
    assert begins_with_day(text)


@pytest.mark.parametrize("text", ["202611", "20261399", "13907551", "2026110号", "2026110①", ""])
def test_other_digits_are_looked_for_in_what_orders_say(text: str) -> None:
    assert not begins_with_day(text)


def test_vector_joins_texts_with_a_gap_and_quotes_marks() -> None:
    assert vector_of(["路灯", "亮"], marks_of(date(2026, 11, 4))) == (
        "'@20261104' '@202611' '路灯':1 '灯':2 '亮':4"
    )


def test_endless_word_is_cut_and_still_found_by_its_beginning() -> None:
    text = "x" * 500
    assert vector_of([text]) == f"'{'x' * LONGEST_WORD}':1"
    assert query_of(text) == f"('{'x' * LONGEST_WORD}')"


@given(st.text(max_size=60))
def test_typed_text_never_breaks_out_of_its_quotes(text: str) -> None:
    for written in (query_of(text), vector_of([text])):
        outside = "".join(written.replace("''", "").split("'")[::2])
        assert not set(outside) - set("0123456789:,<>()&* ")


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@given(DAYS, st.integers(0, 800))
def test_covering_is_every_day_of_the_stretch_and_no_other(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    marks = set(covering(first, last))
    day = first - timedelta(days=40)
    while day <= last + timedelta(days=40):
        assert bool(marks & set(marks_of(day))) == (first <= day <= last), day
        day += timedelta(days=1)


@given(DAYS, st.none() | DAYS, st.data())
def test_rounds_follow_on_one_another_without_gap_or_overlap(
    newest: date, oldest: date | None, found: st.DataObject
) -> None:
    shares = st.sampled_from([0, 0.01, 0.5, 0.97])
    stretches = list(rounds(newest, oldest, lambda: found.draw(shares)))
    assert len(stretches) <= 8
    assert stretches[0][1] == newest
    assert stretches[-1][0] == oldest
    for (later, _), (_, earlier) in itertools.pairwise(stretches):
        assert later is not None
        assert later - earlier == timedelta(days=1)


def test_as_many_months_are_asked_for_as_likely_hold_the_rest_of_a_page() -> None:
    def months(share: float) -> list[int]:
        asked = [*rounds(date(2026, 11, 27), None, lambda: share)][3:]
        return [
            0 if first is None else len([*months_between(first, last)]) for first, last in asked
        ]

    assert months(0) == [0]  # nothing anywhere near: everything else at once
    assert months(0.5) == [3, 7, 0]
    assert months(0.97) == [1, 2, 4, 8, 0]


def test_very_long_stretch_is_left_to_the_numbers() -> None:
    assert within("'a'", date(1, 1, 1), date(9000, 1, 1)) == "'a'"
    assert within("'a'", None, date(2026, 1, 1)) == "'a'"
    assert within("'a'", date(2026, 1, 2), date(2026, 1, 1)) == "'a'"
    assert (
        within("'a'", date(2026, 1, 31), date(2026, 2, 28)) == "('a') & ('@20260131' | '@202602')"
    )


def test_stretch_that_begins_with_a_month_needs_no_days_but_a_single_day_does() -> None:
    assert within("'a'", date(2026, 1, 1), date(2026, 1, 30)) == "'a'"
    assert within("'a'", date(2026, 1, 1), date(2026, 1, 1)) == "('a') & ('@20260101')"


@given(
    st.builds(
        Filters,
        text=st.text(max_size=9),
        states=st.lists(st.sampled_from(["handling", "closed"]), max_size=2).map(tuple),
        department_id=st.none() | st.integers(1, 9),
        first_day=st.none() | DAYS,
        last_day=st.none() | DAYS,
        due=st.sampled_from(Due),
        is_urged=st.booleans(),
    )
)
def test_filters_survive_being_kept(filters: Filters) -> None:
    assert Filters.from_json(filters.as_json()) == filters


def test_kept_filter_with_a_field_of_the_past_is_still_read() -> None:
    assert Filters.from_json({"text": "路灯", "colour": "red"}) == Filters(text="路灯")
