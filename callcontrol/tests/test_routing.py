"""The ACD's choice: properties that hold for every crowd (VOI-18, BIZ-01, CHN-01)."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from callcontrol.acd.capacity import TIER, cost_of, has_room
from callcontrol.acd.demand import Demand, Profile, level_of
from callcontrol.acd.distributor import choose
from callcontrol.acd.routing import Candidate, Waiter, rank_of
from callcontrol.tests.acd_crowds import crowds, shifts
from callcontrol.tests.plain_choice import choose_plainly
from callcontrol.tests.virtual import MORNING

ZH = frozenset({"lang:zh", "queue:general"})


def citizen(number: int, second: float = 0, **more: object) -> Waiter:
    """Describe a citizen who speaks Chinese and has waited since the given second."""
    usual = {"demands": (Demand(ZH),), "since": MORNING + timedelta(seconds=second)}
    return Waiter(call_id=UUID(int=number), **{**usual, **more})  # type: ignore[arg-type]  # a mixed bag


def operator(
    number: int, second: float = 0, *, group: str = "hall", load: int = 0, **skills: int
) -> Candidate:
    """Describe a ready operator; ``dialect_hainan=3`` stands for ``dialect:hainan``."""
    named = {name.replace("_", ":"): level for name, level in skills.items()}
    profile = Profile({"lang:zh": 3, "queue:general": 3, **named}, group)
    since = MORNING + timedelta(seconds=second)
    return Candidate(operator_id=number, profile=profile, idle_since=since, load=load)


def pairs(waiters: list[Waiter], candidates: list[Candidate]) -> dict[int, int]:
    """Match, and name both sides by their numbers."""
    return {match.call_id.int: match.operator_id for match in choose(waiters, candidates)}


# ---- every crowd


@given(crowds(), shifts())
def test_quick_matching_is_the_rule_told_plainly(
    waiters: list[Waiter], candidates: list[Candidate]
) -> None:
    assert choose(waiters, candidates) == choose_plainly(waiters, candidates)


@given(crowds(), shifts())
def test_nobody_is_matched_twice_and_everybody_qualifies(
    waiters: list[Waiter], candidates: list[Candidate]
) -> None:
    matches = choose(waiters, candidates)
    assert len({match.call_id for match in matches}) == len(matches)
    kinds = {waiter.call_id: waiter.kind for waiter in waiters}
    load = Counter({one.operator_id: one.load for one in candidates})
    most = {one.operator_id: one.most_texts for one in candidates}
    for match in matches:
        kind, who = kinds[match.call_id], match.operator_id
        assert has_room(load[who], kind, most[who])
        load[who] += cost_of(kind, most[who])
    asked = {waiter.call_id: waiter.demands for waiter in waiters}
    profiles = {one.operator_id: one.profile for one in candidates}
    assert all(
        any(level_of(demand, profiles[match.operator_id]) for demand in asked[match.call_id])
        for match in matches
    )


@given(crowds(is_limited=False), shifts())
def test_nobody_is_left_waiting_while_a_fitting_operator_is_free(
    waiters: list[Waiter], candidates: list[Candidate]
) -> None:
    matches = choose(waiters, candidates)
    served = {match.call_id for match in matches}
    kinds = {waiter.call_id: waiter.kind for waiter in waiters}
    load = Counter({one.operator_id: one.load for one in candidates})
    most = {one.operator_id: one.most_texts for one in candidates}
    for match in matches:
        kind, who = kinds[match.call_id], match.operator_id
        load[who] += cost_of(kind, most[who])
    for waiter in waiters:
        for one in candidates:
            if one.operator_id in waiter.avoids or waiter.call_id in served:
                continue
            if has_room(load[one.operator_id], waiter.kind, one.most_texts):
                assert not any(level_of(demand, one.profile) for demand in waiter.demands)


@given(crowds(), shifts())
def test_nobody_is_overtaken_by_an_equal(
    waiters: list[Waiter], candidates: list[Candidate]
) -> None:
    served = {match.call_id for match in choose(waiters, candidates)}
    for early in waiters:
        for late in waiters:
            if (
                early.demands == late.demands
                and early.kind == late.kind
                and early.avoids == late.avoids
                and rank_of(early) < rank_of(late)
                and late.prefers is None
            ):
                assert early.call_id in served or late.call_id not in served


@given(crowds(), shifts(), st.randoms(use_true_random=False))
def test_order_of_arrival_in_memory_does_not_matter(
    waiters: list[Waiter], candidates: list[Candidate], chance: Random
) -> None:
    expected = choose(waiters, candidates)
    shuffled, others = list(waiters), list(candidates)
    chance.shuffle(shuffled)
    chance.shuffle(others)
    assert choose(shuffled, others) == expected


@given(crowds(is_limited=False))
def test_everybody_is_served_in_rank_order_by_one_who_can_do_all(waiters: list[Waiter]) -> None:
    everything = Profile({skill: 5 for one in waiters for d in one.demands for skill in d.skills})
    left = [
        replace(one, demands=(Demand(one.demands[0].skills),), avoids=frozenset())
        for one in waiters
    ]
    expected = [one.call_id for one in sorted(left, key=rank_of)]
    order = []
    while left:
        only = Candidate(operator_id=1, profile=everything, idle_since=MORNING)
        first = choose(left, [only])[0]
        order.append(first.call_id)
        left = [one for one in left if one.call_id != first.call_id]
    assert order == expected


# ---- priority is a head start, and no more


@given(st.integers(0, 3600), st.integers(0, 3600), st.sampled_from((0.0, 30.0, 150.0, 900.0)))
def test_priority_overtakes_by_its_head_start_only(
    early: int, late: int, head_start: float
) -> None:
    plain, vip = citizen(1, early), citizen(2, late, head_start=head_start)
    first = next(iter(pairs([plain, vip], [operator(1)])))
    assert first == (2 if late - head_start < early else 1)


def test_nobody_starves_behind_a_stream_of_important_callers() -> None:
    plain = citizen(0, 0)
    stream = [citizen(number, number * 10.0, head_start=300) for number in range(1, 200)]
    served = 0
    waiting = [plain, *stream]
    while plain in waiting:
        served += 1
        done = next(iter(pairs(waiting, [operator(1)])))
        waiting = [one for one in waiting if one.call_id.int != done]
    assert served == 1 + len(
        [one for one in stream if one.since.timestamp() - 300 < MORNING.timestamp()]
    )


def test_who_lost_the_operator_goes_before_every_priority() -> None:
    lost = citizen(1, 1000, is_first=True)
    assert next(iter(pairs([citizen(2, 0, head_start=9000), lost], [operator(1)]))) == 1


# ---- which operator


def test_longest_idle_goes_first_and_level_decides_among_equals() -> None:
    assert pairs([citizen(1)], [operator(1, 20), operator(2, 10)]) == {1: 2}
    better = operator(3, 13, queue_general=5, lang_zh=5)
    assert pairs([citizen(1)], [operator(1, 20), operator(2, 10), better]) == {1: 3}
    much_later = replace(better, idle_since=MORNING + timedelta(seconds=30))
    assert pairs([citizen(1)], [operator(2, 10), much_later]) == {1: 2}


def test_last_operator_is_taken_if_ready_and_able() -> None:
    known = citizen(1, prefers=3)
    assert pairs([known], [operator(1), operator(3, 40)]) == {1: 3}
    assert pairs([known], [operator(1), operator(3, 40, queue_general=0)]) == {1: 1}


def test_levels_and_groups_are_demanded() -> None:
    strict = citizen(1, demands=(Demand(ZH, least_level=4, groups=frozenset({"home"})),))
    expert = operator(2, group="home", lang_zh=4, queue_general=5)
    assert not pairs([strict], [operator(1), replace(expert, profile=operator(2).profile)])
    assert pairs([strict], [operator(1), expert]) == {1: 2}


# ---- reserve, work, texts


def test_reserved_dialect_speaker_is_kept_until_another_one_is_ready() -> None:
    reserving = (Demand(ZH, reserve=1),)
    speaker, second = operator(1, 0, dialect_hainan=3), operator(2, 9, dialect_hainan=3)
    ordinary = citizen(1, demands=reserving)
    assert not pairs([ordinary], [speaker])
    assert pairs([ordinary], [speaker, second]) == {1: 1}
    assert pairs([ordinary], [speaker, operator(3, 9)]) == {1: 3}
    rare = citizen(2, 5, demands=(Demand(ZH | {"dialect:hainan"}, reserve=1),))
    assert pairs([ordinary, rare], [speaker]) == {2: 1}


def test_work_leaves_somebody_free_and_never_goes_before_a_citizen() -> None:
    work = [
        citizen(number, 0, kind="work", demands=(Demand(ZH, keep_ready=1),)) for number in (1, 2)
    ]
    assert not pairs(work, [operator(1)])
    assert len(pairs(work, [operator(1), operator(2)])) == 1
    late = citizen(3, 900)
    assert pairs([*work, late], [operator(1), operator(2)]) == {3: 1}
    assert TIER["return_call"] == TIER["call"] < TIER["work"]


def test_three_texts_share_an_operator_and_a_fourth_waits() -> None:
    texts = [citizen(number, number, kind="text") for number in (1, 2, 3, 4)]
    assert pairs(texts, [operator(1)]) == {1: 1, 2: 1, 3: 1}
    assert pairs(texts, [operator(1), operator(2, 20)]) == {1: 1, 2: 1, 3: 1, 4: 2}
    assert not pairs(texts, [operator(1, load=99)])
    work = citizen(9, kind="work", demands=(Demand(ZH),))
    assert not pairs([work], [operator(1, load=33)])


def test_a_call_goes_before_texts_and_to_whoever_has_fewest_of_them() -> None:
    texts = [citizen(number, number, kind="text") for number in (1, 2, 3)]
    assert pairs([citizen(9, 900), *texts], [operator(1)]) == {9: 1}
    holder, idle = operator(1, 0, load=33), operator(2, 900)
    assert pairs([citizen(9)], [holder, idle]) == {9: 2}
    assert pairs([citizen(9)], [operator(3, load=99), holder]) == {9: 1}


def test_texts_spread_while_more_than_half_stay_without() -> None:
    texts = [citizen(number, number, kind="text") for number in range(1, 6)]
    floor = [operator(number, number * 10) for number in (1, 2, 3, 4)]
    assert pairs(texts, floor) == {1: 1, 2: 2, 3: 1, 4: 1, 5: 2}
    assert pairs([replace(texts[0], prefers=4)], floor) == {1: 4}


def test_a_text_passes_over_who_let_go_of_it_and_holds_up_no_other() -> None:
    refused = citizen(1, kind="text", avoids=frozenset({1}))
    assert pairs([refused, citizen(2, 5, kind="text")], [operator(1)]) == {2: 1}
    assert pairs([refused], [operator(1), operator(2, 900)]) == {1: 2}
