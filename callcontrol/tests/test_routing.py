"""The ACD's choice: properties that hold for every crowd (VOI-18)."""

from datetime import timedelta
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from callcontrol.acd.routing import (
    Candidate,
    Waiter,
    choose,
    needed_skills,
    order_of,
    position_of,
)
from callcontrol.tests.virtual import MORNING

SKILLS = ("lang:zh", "lang:en", "queue:general", "queue:enterprise")
moments = st.integers(0, 50).map(lambda second: MORNING + timedelta(seconds=second))
skill_sets = st.frozensets(st.sampled_from(SKILLS), max_size=4)


@st.composite
def crowds(draw: st.DrawFn) -> list[Waiter]:
    """Draw citizens, each once."""
    count = draw(st.integers(0, 12))
    return [
        Waiter(
            call_id=UUID(int=number),
            skills=draw(skill_sets),
            since=draw(moments),
            is_first=draw(st.booleans()),
        )
        for number in range(count)
    ]


@st.composite
def shifts(draw: st.DrawFn) -> list[Candidate]:
    """Draw operators, each once."""
    count = draw(st.integers(0, 12))
    return [
        Candidate(operator_id=number, skills=draw(skill_sets), idle_since=draw(moments))
        for number in range(count)
    ]


@given(crowds(), shifts())
def test_nobody_is_matched_twice_and_skills_suffice(
    waiters: list[Waiter], candidates: list[Candidate]
) -> None:
    matches = choose(waiters, candidates)
    assert len({match.call_id for match in matches}) == len(matches)
    assert len({match.operator_id for match in matches}) == len(matches)
    needs = {waiter.call_id: waiter.skills for waiter in waiters}
    has = {one.operator_id: one.skills for one in candidates}
    assert all(needs[match.call_id] <= has[match.operator_id] for match in matches)


@given(crowds(), shifts())
def test_nobody_is_left_waiting_while_a_fitting_operator_is_idle(
    waiters: list[Waiter], candidates: list[Candidate]
) -> None:
    matches = choose(waiters, candidates)
    served = {match.call_id for match in matches}
    busy = {match.operator_id for match in matches}
    for waiter in waiters:
        for one in candidates:
            if waiter.call_id not in served and one.operator_id not in busy:
                assert not waiter.skills <= one.skills


@given(crowds(), shifts())
def test_nobody_is_overtaken_by_a_later_citizen_with_the_same_needs(
    waiters: list[Waiter], candidates: list[Candidate]
) -> None:
    served = {match.call_id for match in choose(waiters, candidates)}
    for early in waiters:
        for late in waiters:
            if early.skills == late.skills and order_of(early) < order_of(late):
                assert early.call_id in served or late.call_id not in served


@given(crowds(), shifts())
def test_choice_is_the_longest_idle_of_those_left(
    waiters: list[Waiter], candidates: list[Candidate]
) -> None:
    matches = choose(waiters, candidates)
    taken = {match.call_id: match.operator_id for match in matches}
    left = {one.operator_id: one for one in candidates}
    for waiter in sorted(waiters, key=order_of):
        if waiter.call_id not in taken:
            continue
        chosen = left.pop(taken[waiter.call_id])
        rivals = [one for one in left.values() if waiter.skills <= one.skills]
        assert all(
            (chosen.idle_since, chosen.operator_id) < (one.idle_since, one.operator_id)
            for one in rivals
        )


@given(crowds(), shifts(), st.randoms(use_true_random=False))
def test_order_of_arrival_in_memory_does_not_matter(
    waiters: list[Waiter], candidates: list[Candidate], chance: Random
) -> None:
    expected = choose(waiters, candidates)
    shuffled, others = list(waiters), list(candidates)
    chance.shuffle(shuffled)
    chance.shuffle(others)
    assert choose(shuffled, others) == expected


@given(crowds())
def test_everybody_is_served_in_the_end_by_one_operator_who_can_do_all(
    waiters: list[Waiter],
) -> None:
    order = []
    left = {waiter.call_id: waiter for waiter in waiters}
    while left:
        everything = Candidate(operator_id=1, skills=frozenset(SKILLS), idle_since=MORNING)
        (match,) = choose(left.values(), [everything])
        order.append(left.pop(match.call_id))
    assert order == sorted(waiters, key=order_of)


def test_citizen_who_lost_the_operator_goes_first() -> None:
    skills = needed_skills("general", "zh")
    old = Waiter(call_id=UUID(int=1), skills=skills, since=MORNING)
    back = Waiter(
        call_id=UUID(int=2), skills=skills, since=MORNING + timedelta(hours=1), is_first=True
    )
    only = Candidate(operator_id=1, skills=skills, idle_since=MORNING)
    assert [match.call_id for match in choose([old, back], [only])] == [back.call_id]
    assert position_of(old.call_id, [old, back]) == 2
