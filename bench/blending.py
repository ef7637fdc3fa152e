"""Do texts cost calls anything? 230 operators, four hours of calls, with and without texts.

A simulated floor on the ACD's own matching: calls by chance at 94 % of the floor's time (240 s
each, wrap-up in it), and 6 conversations a minute that want 6 minutes of an operator who is not
in a call, three at once. Goal: the share of calls answered within 20 seconds falls by
no more than one point in a hundred, and 19 of 20 conversations find somebody within five minutes.
"""

import heapq
import itertools
import random
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from bench.figures import machine, percentile
from callcontrol.acd.capacity import Kind, load_of_texts
from callcontrol.acd.demand import Demand, Profile, needed_skills
from callcontrol.acd.distributor import Distributor
from callcontrol.acd.routing import Candidate, Waiter

OPERATORS, HOURS = 230, 4
HANDLING, ATTENTION = 240.0, 360.0
CALLS_A_SECOND, TEXTS_A_SECOND = 0.9, 0.1
WITHIN, LIMIT = 20.0, 300.0
GOAL_LOSS, GOAL_TEXTS = 0.01, 0.95
MORNING = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
PROFILE = Profile({"lang:zh": 3, "queue:general": 3})
DEMANDS = (Demand(needed_skills("general", "zh")),)


@dataclass(slots=True)
class Operator:
    """Somebody at a desk: in a call or not, with texts and the attention they still want."""

    number: int
    idle_since: float = 0.0
    in_call: bool = False
    texts: dict[UUID, float] = field(default_factory=dict)
    looked_at: float = 0.0

    def pass_time(self, now: float) -> list[UUID]:
        """Give the texts the time since the last look; return those that are done."""
        if not self.in_call:
            spent = now - self.looked_at
            self.texts = {key: left - spent for key, left in self.texts.items()}
        self.looked_at = now
        return [key for key, left in self.texts.items() if left <= 1e-6]


@dataclass(slots=True)
class Floor:
    """The simulated floor on its own clock."""

    with_texts: bool
    chance: random.Random = field(default_factory=lambda: random.Random(12345))
    distributor: Distributor = field(default_factory=Distributor)
    operators: list[Operator] = field(
        default_factory=lambda: [Operator(number) for number in range(OPERATORS)]
    )
    events: list[tuple[float, int, str, int]] = field(default_factory=list)
    order: "itertools.count[int]" = field(default_factory=itertools.count)
    came: dict[UUID, tuple[float, Kind]] = field(default_factory=dict)
    waits: dict[Kind, list[float]] = field(default_factory=lambda: {"call": [], "text": []})
    took: list[float] = field(default_factory=list)
    """Minutes from coming to being done."""
    interrupted: int = 0

    def later(self, at: float, what: str, who: int = 0) -> None:
        """Let something happen then."""
        heapq.heappush(self.events, (at, next(self.order), what, who))

    def run(self) -> None:
        """Live through the hours."""
        rates = {"call": CALLS_A_SECOND, "text": TEXTS_A_SECOND if self.with_texts else 0.0}
        for kind, rate in rates.items():
            dice, at = random.Random(kind), 0.0
            while rate and (at := at + dice.expovariate(rate)) < HOURS * 3600:
                self.later(at, kind)
        for each in self.operators:
            self.offer(each)
        while self.events:
            now, _, what, who = heapq.heappop(self.events)
            if what in ("call", "text"):
                self.arrive(now, what)  # type: ignore[arg-type]  # one of the two
            else:
                self.turn(now, self.operators[who], what)
            self.match(now)

    def arrive(self, now: float, kind: Kind) -> None:
        """Let a citizen call or write."""
        key = UUID(int=len(self.came))
        self.came[key] = (now, kind)
        since = MORNING + timedelta(seconds=now)
        self.distributor.wait(Waiter(call_id=key, demands=DEMANDS, since=since, kind=kind))

    def turn(self, now: float, operator: Operator, what: str) -> None:
        """End a call, or look whether texts are done."""
        done = operator.pass_time(now)
        for key in done:
            del operator.texts[key]
            self.took.append((now - self.came[key][0]) / 60)
        if what == "over":
            operator.in_call, operator.idle_since = False, now
        if not operator.in_call and (done or what == "over"):
            self.offer(operator)
            self.look_again(now, operator)

    def offer(self, operator: Operator) -> None:
        """Say that the operator is ready, and with how much in hand."""
        self.distributor.make_ready(
            Candidate(
                operator_id=operator.number,
                profile=PROFILE,
                idle_since=MORNING + timedelta(seconds=operator.idle_since),
                load=load_of_texts(len(operator.texts)),
            )
        )

    def look_again(self, now: float, operator: Operator) -> None:
        """Look when the next text may be done."""
        if operator.texts:
            self.later(now + min(operator.texts.values()), "look", operator.number)

    def match(self, now: float) -> None:
        """Tie whom there is to tie."""
        for match in self.distributor.matches():
            operator, (at, kind) = self.operators[match.operator_id], self.came[match.call_id]
            self.waits[kind].append(now - at)
            operator.pass_time(now)
            if kind == "text":
                operator.texts[match.call_id] = ATTENTION
                self.look_again(now, operator)
                continue
            self.interrupted += bool(operator.texts)
            operator.in_call = True
            length = self.chance.expovariate(1 / (HANDLING - WITHIN)) + WITHIN
            self.later(now + length, "over", operator.number)


def main() -> int:
    """Run both floors, print, and tell whether a goal was missed."""
    print(f"Machine: {machine()}\n")
    print(
        "| floor | calls within 20 s | wait of calls, s (p50/p95/max) | texts within 5 min "
        "| wait of texts, s | texts done after, min | calls that interrupted texts |"
    )
    print("|---|---|---|---|---|---|---|")
    shares = []
    for name, with_texts in (("calls alone", False), ("calls and texts", True)):
        floor = Floor(with_texts)
        floor.run()
        calls, texts = floor.waits["call"], floor.waits["text"]
        within = sum(each <= WITHIN for each in calls) / len(calls)
        in_time = sum(each <= LIMIT for each in texts) / max(1, len(texts))
        shares += [within, in_time]
        shown = f"{in_time:.1%} of {len(texts)}" if texts else "–"
        print(
            f"| {name} | {within:.1%} of {len(calls)} | {_spread(calls)} | {shown} "
            f"| {_spread(texts)} | {_spread(floor.took)} | {floor.interrupted} |"
        )
    alone, _, blended, in_time = shares
    return int(alone - blended > GOAL_LOSS or in_time < GOAL_TEXTS)


def _spread(waits: list[float]) -> str:
    if not waits:
        return "–"
    parts = (percentile(waits, 0.5), percentile(waits, 0.95), max(waits))
    return " / ".join(f"{part:.0f}" for part in parts)


if __name__ == "__main__":
    sys.exit(main())
