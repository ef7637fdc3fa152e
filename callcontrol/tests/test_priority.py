"""Points of priority, and what a queue asks for as time passes: tables (VOI-18, BIZ-01)."""

import pytest

from callcontrol.acd.priority import Circumstance, standing_of
from callcontrol.acd.widening import demand_at, demands_at, next_change, without_reserve
from contracts.telephony_config import CallerRules, QueuePolicy, Widening

RULES = CallerRules()


@pytest.mark.parametrize(
    ("circumstances", "granted", "points"),
    [
        ((), 0, 0),
        (("vip",), 0, 5),
        (("care", "repeat"), 0, 5),
        (("abandoned_before", "repeat"), 3, 6),  # the flow or the queue gave three
        (("transferred",), 0, 2),
        (("first",), 0, 0),  # goes before everybody anyway
    ],
)
def test_points_add_up(circumstances: tuple[Circumstance, ...], granted: int, points: int) -> None:
    standing = standing_of(RULES, circumstances, granted=granted)
    assert (standing.points, set(standing.reasons)) == (points, set(circumstances))
    assert standing.head_start(RULES) == points * 30


POLICY = QueuePolicy(
    name="general",
    label="综合",
    skills=["desk:tax"],
    least_level=3,
    groups=["hall"],
    reserve=1,
    overflow_queue="second",
    overflow_after_seconds=90,
    widenings=[
        Widening(after_seconds=20, fewer_levels=1),
        Widening(after_seconds=40, fewer_levels=5, groups=["home"]),
        Widening(after_seconds=80, groups=["backup"], drop_skills=["desk:tax", "lang:en"]),
    ],
)
SECOND = QueuePolicy(
    name="second", label="备用", widenings=[Widening(after_seconds=100, fewer_levels=1)]
)


def find(name: str) -> QueuePolicy | None:
    """Find the second queue."""
    return SECOND if name == "second" else None


@pytest.mark.parametrize(
    ("waited", "level", "groups", "has_desk", "reserve"),
    [
        (0, 3, {"hall"}, True, 1),
        (19.9, 3, {"hall"}, True, 1),
        (20, 2, {"hall"}, True, 1),
        (40, 1, {"hall", "home"}, True, 1),  # never below one
        (60, 1, {"hall", "home"}, True, 0),  # a reserve yields: nobody starves
        (80, 1, {"hall", "home", "backup"}, False, 0),
        (9999, 1, {"hall", "home", "backup"}, False, 0),
    ],
)
def test_demands_fall_step_by_step(
    waited: float, level: int, groups: set[str], *, has_desk: bool, reserve: int
) -> None:
    demand = demand_at(POLICY, language="en", waited_seconds=waited)
    assert (demand.least_level, set(demand.groups), demand.reserve) == (level, groups, reserve)
    assert ("desk:tax" in demand.skills) == has_desk
    assert "lang:en" in demand.skills, "a language is never dropped"
    assert "queue:general" in demand.skills


def test_second_queue_is_asked_as_well_once_it_is_time() -> None:
    (own,) = demands_at(POLICY, language="zh", waited_seconds=89, find=find)
    both = demands_at(POLICY, language="zh", waited_seconds=90, find=find)
    assert [("queue:second" in one.skills) for one in both] == [False, True]
    assert own.skills < {*own.skills, "queue:second"}
    unpublished = demands_at(POLICY, language="zh", waited_seconds=90, find=lambda _name: None)
    assert len(unpublished) == 1
    assert all(one.reserve == 0 for one in without_reserve(both))


def test_moments_of_change_are_all_there_is() -> None:
    moments, waited = [], -1.0
    while (following := next_change(POLICY, waited, find=find)) is not None:
        moments.append(following)
        waited = following
    assert moments == [20, 40, 60, 80, 90, 100]
    for second in range(200):
        before = demands_at(POLICY, language="zh", waited_seconds=second, find=find)
        after = demands_at(POLICY, language="zh", waited_seconds=second + 1, find=find)
        assert (before != after) <= (float(second + 1) in moments)
