"""The estimated wait beside a simulated hall that knows no formula (VOI-18)."""

import math
from collections import defaultdict
from collections.abc import Callable
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcontrol.acd.estimate import Pace, chance_within, expected_wait
from callcontrol.tests.hall import Seen, simulate

PATIENCE = 1e9
"""Nobody gives up: the place and the talks alone decide."""
TALK_SECONDS = 180.0
Talk = Callable[[Random], float]


def exponential(chance: Random) -> float:
    """Draw a talk of the usual kind."""
    return chance.expovariate(1 / TALK_SECONDS)


def equal(_chance: Random) -> float:
    """Draw a talk that is as long as every other."""
    return TALK_SECONDS


def two_kinds(chance: Random) -> float:
    """Draw a short question, or now and then a long story."""
    return 60.0 if chance.random() < 0.75 else 540.0


def by_place(operators: int, talk: Talk, seed: int = 1) -> dict[int, list[Seen]]:
    """Simulate a busy hall; return what was seen at each place in line."""
    seen = simulate(
        Random(seed),  # noqa: S311 - a repeatable hall
        operators=operators,
        talk=talk,
        patience_seconds=PATIENCE,
        per_second=0.97 * operators / TALK_SECONDS,
        citizens=100_000,
    )
    places = defaultdict(list)
    for one in seen:
        places[one.place].append(one)
    return {place: found for place, found in places.items() if len(found) >= 1000}


@pytest.mark.parametrize(
    ("operators", "talk", "mean_off", "chance_off"),
    [
        (5, exponential, 0.10, 0.05),
        (20, exponential, 0.10, 0.05),
        (80, exponential, 0.10, 0.05),
        (20, equal, 0.25, 0.12),
        (20, two_kinds, 0.25, 0.12),
    ],
)
def test_estimate_of_each_place_fits_what_happens(
    operators: int, talk: Talk, mean_off: float, chance_off: float
) -> None:
    pace = Pace(handling_seconds=TALK_SECONDS)
    places = by_place(operators, talk)
    assert len(places) >= 5
    for place, found in places.items():
        waits = [one.waited for one in found]
        mean = expected_wait(place, operators=operators, ready=0, pace=pace)
        assert mean == pytest.approx(fmean(waits), rel=mean_off)
        within = sum(wait <= 15 for wait in waits) / len(waits)
        chance = chance_within(15, place, operators=operators, ready=0, pace=pace)
        assert chance == pytest.approx(within, abs=chance_off)


def test_citizens_who_give_up_shorten_the_wait_as_seen() -> None:
    seen = simulate(
        Random(7),  # noqa: S311 - a repeatable hall
        operators=10,
        talk=exponential,
        patience_seconds=120,
        per_second=1.4 * 10 / TALK_SECONDS,
        citizens=100_000,
    )
    pace = Pace(handling_seconds=TALK_SECONDS, abandons_per_second=1 / 120)
    for place in (3, 6):
        patient = fmean(one.waited for one in seen if one.place == place and one.is_patient)
        mean = expected_wait(place, operators=10, ready=0, pace=pace)
        assert mean is not None
        assert mean == pytest.approx(patient, rel=0.10)
        without = expected_wait(place, operators=10, ready=0, pace=Pace(TALK_SECONDS))
        assert without is not None
        assert mean < without


PACES = st.builds(
    Pace,
    handling_seconds=st.floats(20, 900),
    abandons_per_second=st.sampled_from((0.0, 1e-6, 0.002, 0.02)),
)


@given(st.integers(1, 400), st.integers(1, 340), st.integers(0, 20), PACES)
def test_further_back_waits_longer_and_less_surely(
    place: int, operators: int, ready: int, pace: Pace
) -> None:
    here = expected_wait(place, operators=operators, ready=ready, pace=pace)
    behind = expected_wait(place + 1, operators=operators, ready=ready, pace=pace)
    assert here is not None
    assert behind is not None
    assert 0 <= here <= behind < math.inf
    chances = [
        chance_within(seconds, one, operators=operators, ready=ready, pace=pace)
        for seconds, one in ((15, place + 1), (15, place), (60, place))
    ]
    assert all(0 <= chance <= 1 for chance in chances)
    assert chances[0] <= chances[1] + 1e-9 <= chances[2] + 2e-9


def test_ready_operators_serve_at_once_and_nobody_at_work_is_no_estimate() -> None:
    assert expected_wait(2, operators=5, ready=2, pace=Pace()) == 0
    assert chance_within(0, 2, operators=5, ready=2, pace=Pace()) == 1
    assert expected_wait(1, operators=0, ready=0, pace=Pace()) is None
    assert chance_within(15, 1, operators=0, ready=0, pace=Pace()) == 0


def test_pace_follows_talks_and_waits() -> None:
    chance, pace = Random(3), Pace()  # noqa: S311 - repeatable
    for _ in range(400):
        pace = pace.after_talk(chance.expovariate(1 / 90))
    assert pace.handling_seconds == pytest.approx(90, rel=0.35)
    for _ in range(3000):
        patience = chance.expovariate(1 / 60)
        wait = chance.expovariate(1 / 30)
        pace = pace.after_wait(min(wait, patience), was_given_up=patience < wait)
    assert pace.abandons_per_second == pytest.approx(1 / 60, rel=0.5)
