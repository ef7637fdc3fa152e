"""What repeats what, and why."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.workorders.duplicate_queries import find_duplicates, said_in
from hotline.workorders.rules.duplicates import Advice, Said, compare, marks_of
from hotline.workorders.rules.shingles import alike, marks, shingles
from hotline.workorders.rules.workflow import State
from hotline.workorders.tests.orders import closed, later, registered
from tests.cast import NOW, Cast

LAMP = Said(
    phone_index="me",
    area_id=1,
    place="金贸中路 1 号",
    event="小区门口路灯连续三天不亮，晚上出行很不安全。",
    demand="请尽快检修路灯。",
)


def _other(**changes: Any) -> Said:
    return replace(LAMP, **changes)


@pytest.mark.parametrize(
    ("other", "state", "advice"),
    [
        (_other(), State.HANDLING, Advice.FOLLOW),
        (_other(phone_index="you"), State.HANDLING, Advice.MERGE),
        (_other(), State.CLOSED, Advice.LINK),
        (_other(place="海秀东路 9 号"), State.HANDLING, Advice.LINK),
        (
            _other(phone_index="you", event="门口的路灯三天不亮了", demand="检修路灯"),
            State.AWAITING_DISPATCH,
            Advice.MERGE,
        ),
    ],
)
def test_what_is_alike_is_shown_with_advice(other: Said, state: State, advice: Advice) -> None:
    found = compare(LAMP, other, state=state, registered_at=NOW)
    assert found is not None
    assert found.advice is advice
    assert found.reasons[-1].endswith("登记")


@pytest.mark.parametrize(
    "other",
    [
        _other(
            phone_index="you", place="海秀东路 9 号", event="公司拖欠工资三个月", demand="发工资"
        ),
        _other(phone_index="", place="", event="", demand="", area_id=None),
        _other(area_id=2, place="海秀东路 9 号", event="公司拖欠工资三个月", demand="发工资"),
    ],
)
def test_what_is_not_alike_is_not_shown(other: Said) -> None:
    assert compare(LAMP, other, state=State.HANDLING, registered_at=NOW) is None


def test_an_unknown_number_is_nobodys() -> None:
    nobody = _other(phone_index="")
    found = compare(nobody, nobody, state=State.HANDLING, registered_at=NOW)
    assert found is not None
    assert not found.is_same_caller


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, two: str) -> None:
    a, b = shingles(one), shingles(two)
    assert 0 <= alike(a, b) == alike(b, a) <= 1
    assert alike(a, a) == (1 if len(a) > 2 else 0)


@given(st.text(max_size=80))
def test_marks_are_the_same_for_the_same_text_and_fit_the_column(text: str) -> None:
    made = [*marks("words", text)]
    assert made == [*marks("words", text)]
    assert all(-(2**31) <= each < 2**31 for each in made)
    assert not set(made) & {*marks("place", text)} or not made


def test_nearly_the_same_texts_share_marks_and_others_do_not() -> None:
    near = _other(event="小区门口的路灯连续三天不亮，晚上出行不安全。")
    far = _other(place="海秀东路 9 号", event="公司拖欠工资三个月没有发放。", demand="请督促。")
    assert set(marks_of(LAMP)) & set(marks_of(near))
    assert not set(marks_of(LAMP)) & set(marks_of(far))


def test_orders_are_found_by_caller_or_by_words_but_not_forever(cast: Cast) -> None:
    order, over = registered(cast), closed(cast)
    said = said_in(order)
    both = [over.number, order.number]
    for known in (said, replace(said, phone_index="")):
        found = find_duplicates(known, cast.wang_fang, now=later(order, 10))
        assert sorted(each.order.number for each in found) == sorted(both)
    late = order.registered_at + timedelta(days=91)
    assert find_duplicates(said, cast.wang_fang, now=late) == []


def test_what_may_not_be_seen_is_not_found(cast: Cast) -> None:
    order = registered(cast)
    assert find_duplicates(said_in(order), cast.sun_wei, now=later(order, 10)) == []
