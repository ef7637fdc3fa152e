"""A simulated hall of operators: exponential arrivals, talks and patience, first come first served.

What the estimate is compared with; it knows nothing of the formulas.
"""

import heapq
import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of one citizen who had to wait."""

    place: int
    waited: float
    is_patient: bool


def simulate(
    chance: Random,
    *,
    operators: int,
    talk: Callable[[Random], float],
    patience_seconds: float,
    per_second: float,
    citizens: int,
) -> list[Seen]:
    """Return the place at arrival and the wait of everybody who stood in line and was answered.

    Every tenth citizen never gives up: their waits are what an estimate should say.
    """
    now, free = 0.0, [0.0] * operators
    line: list[tuple[float, float, int]] = []
    """Arrival, patience's end, place at arrival."""
    seen: list[Seen] = []
    heapq.heapify(free)
    for number in range(citizens):
        now += chance.expovariate(per_second)
        _serve(line, free, seen, until=now, talk=lambda: talk(chance))
        line[:] = [one for one in line if one[1] > now]
        patience = math.inf if number % 10 == 0 else chance.expovariate(1 / patience_seconds)
        if free[0] <= now and not line:
            heapq.heapreplace(free, now + talk(chance))
        else:
            line.append((now, now + patience, len(line) + 1))
    return seen


def _serve(
    line: list[tuple[float, float, int]],
    free: list[float],
    seen: list[Seen],
    *,
    until: float,
    talk: Callable[[], float],
) -> None:
    """Let operators who come free before ``until`` take whoever is next and still there."""
    while line and free[0] <= until:
        moment = free[0]
        while line and line[0][1] <= moment:
            line.pop(0)
        if not line:
            return
        arrived, end, place = line.pop(0)
        seen.append(Seen(place, moment - arrived, end == math.inf))
        heapq.heapreplace(free, moment + talk())
