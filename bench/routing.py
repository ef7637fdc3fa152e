"""Offers a second of the ACD: 340 operators, 500 citizens always waiting (``make bench``).

At each step one of 340 operators of eleven mixed profiles comes free and is matched with the 500
who wait with mixed demands and points, and somebody new calls; now and then one gives up, one's
demands widen, one is missed and comes back first. Goal: 20,000 offers per second of processor
time, the making of the crowd counted in. Beside it: the same hall with a reserve for each rare
language, and everybody matched at once from nothing.
"""

import itertools
import random
import sys
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from bench.figures import machine, percentile
from callcontrol.acd.demand import Demand, Profile, needed_skills
from callcontrol.acd.distributor import Distributor, choose
from callcontrol.acd.routing import Candidate, Waiter

GOAL = 20_000
OPERATORS, WAITING, OFFERS = 340, 500, 60_000
MORNING = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
BASE = {"lang:zh": 3, "queue:general": 3}
PROFILES: tuple[tuple[int, dict[str, int]], ...] = (
    (60, {}),
    (40, {"queue:general": 4}),
    (30, {"queue:general": 5, "lang:zh": 5}),
    (40, {"queue:enterprise": 3}),
    (20, {"queue:enterprise": 5, "queue:talent": 3}),
    (20, {"dialect:hainan": 4}),
    (6, {"dialect:hainan": 3, "dialect:li": 4}),
    (4, {"dialect:miao": 3}),
    (8, {"lang:en": 4, "queue:foreign": 4}),
    (2, {"lang:ru": 4, "queue:foreign": 3}),
    (2, {"lang:ja": 4, "lang:ko": 2, "queue:foreign": 3}),
)
ASKED: tuple[tuple[int, str, str, tuple[str, ...]], ...] = (
    (70, "general", "zh", ()),
    (12, "enterprise", "zh", ()),
    (4, "talent", "zh", ()),
    (8, "general", "zh", ("dialect:hainan",)),
    (2, "general", "zh", ("dialect:li",)),
    (1, "general", "zh", ("dialect:miao",)),
    (2, "foreign", "en", ()),
    (1, "foreign", "ru", ()),
)
SHARES = tuple(itertools.accumulate(count for count, *_ in ASKED))
HEAD_STARTS = (0.0,) * 8 + (30.0, 150.0)


@dataclass(slots=True)
class Hall:
    """The crowd around one distributor, on its own clock."""

    chance: random.Random
    reserve: int = 0
    distributor: Distributor = field(default_factory=Distributor)
    waiting: dict[UUID, Waiter] = field(default_factory=dict)
    busy: dict[int, Profile] = field(default_factory=dict)
    ready: dict[int, Profile] = field(default_factory=dict)
    now: datetime = MORNING
    callers: int = 0

    def fill(self) -> None:
        """Let everybody be busy, and 500 wait."""
        kinds = [skills for count, skills in PROFILES for _ in range(count)]
        for number in range(OPERATORS):
            group = "home" if number % 7 == 0 else "hall"
            skills = {**BASE, **self.chance.choice(kinds)}
            self.busy[number] = Profile(skills, group)
        while len(self.waiting) < WAITING:
            self.call()

    def call(self) -> None:
        """Let somebody call."""
        self.callers += 1
        (_, queue, language, wanted) = self.chance.choices(ASKED, cum_weights=SHARES)[0]
        skills = needed_skills(queue, language, wanted)
        groups = frozenset({"hall"}) if self.chance.random() < 0.3 else frozenset[str]()
        waiter = Waiter(
            call_id=UUID(int=self.callers),
            demands=(Demand(skills, groups=groups, reserve=self.reserve),),
            since=self.now,
            head_start=self.chance.choice(HEAD_STARTS),
            prefers=self.chance.randrange(OPERATORS) if self.chance.random() < 0.1 else None,
        )
        self.waiting[waiter.call_id] = waiter
        self.distributor.wait(waiter)

    def come_free(self) -> None:
        """Let one operator become ready."""
        number = self.chance.choice(list(self.busy)) if self.busy else None
        if number is None:
            return
        profile = self.ready[number] = self.busy.pop(number)
        since = self.now - timedelta(seconds=self.chance.random())
        self.distributor.make_ready(
            Candidate(operator_id=number, profile=profile, idle_since=since)
        )

    def stir(self) -> None:
        """Let somebody give up, be widened, or be missed, now and then."""
        roll = self.chance.random()
        if roll > 0.15 or not self.waiting:
            return
        call_id = next(iter(self.waiting))
        waiter = self.waiting[call_id]
        if roll < 0.05:
            del self.waiting[call_id]
            self.distributor.leave(call_id)
        else:
            wider = replace(waiter.demands[0], groups=frozenset())
            self.waiting[call_id] = replace(waiter, demands=(wider,), is_first=roll < 0.06)
            self.distributor.wait(self.waiting[call_id])

    def match(self) -> int:
        """Tie whom there is to tie."""
        found = self.distributor.matches()
        for match in found:
            del self.waiting[match.call_id]
            self.busy[match.operator_id] = self.ready.pop(match.operator_id)
        return len(found)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run came to."""

    offers: int
    seconds: float
    steps: list[float]
    idle: int
    """Operators ready on average for whom nobody waited."""

    @property
    def rate(self) -> float:
        """Offers a second, the crowd's own work included."""
        return self.offers / self.seconds


def keep_up(*, reserve: int) -> Figures:
    """Run a busy hall, always with 500 waiting."""
    hall = Hall(random.Random(12345), reserve=reserve)
    hall.fill()
    offers, idle, steps = 0, 0, []
    began = time.process_time()
    while offers < OFFERS:
        hall.now += timedelta(seconds=0.5)
        while len(hall.waiting) < WAITING:
            hall.call()
        hall.stir()
        before = time.process_time()
        hall.come_free()
        offers += hall.match()
        steps.append(time.process_time() - before)
        idle += len(hall.ready)
    return Figures(offers, time.process_time() - began, steps, idle // len(steps))


def at_once() -> float:
    """Match 340 operators and 500 citizens from nothing; seconds, the best of five."""
    hall = Hall(random.Random(54321))
    hall.fill()
    operators = [
        Candidate(operator_id=number, profile=profile, idle_since=MORNING)
        for number, profile in hall.busy.items()
    ]
    took = []
    for _ in range(5):
        before = time.process_time()
        found = choose(hall.waiting.values(), operators)
        took.append(time.process_time() - before)
    print(f"At once: {len(found)} offers from nothing in {min(took) * 1000:.1f} ms.")
    return min(took)


def main() -> int:
    """Run, print, and tell whether the goal was missed."""
    print(f"Machine: {machine()}\n")
    print(
        "| hall | offers/s | one operator comes free, µs (p50/p95/p99) | ready, nobody for them |"
    )
    print("|---|---|---|---|")
    runs = {"no reserve": keep_up(reserve=0), "one of each rare language kept": keep_up(reserve=1)}
    for name, run in runs.items():
        shares = (percentile(run.steps, share) * 1e6 for share in (0.5, 0.95, 0.99))
        micros = " / ".join(f"{share:.0f}" for share in shares)
        print(f"| {name} | {run.rate:,.0f} | {micros} | {run.idle} |")
    print()
    at_once()
    return int(runs["no reserve"].rate < GOAL)


if __name__ == "__main__":
    sys.exit(main())
