"""The matching kept up to date, so that one change costs one look: pure (VOI-18, BIZ-01).

Citizens with the same demands stand in one line; a new operator is compared with the heads of
the lines only, a new citizen with the ready operators only. The rule is told in ``routing.py``.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from uuid import UUID

from callcontrol.acd.capacity import has_any_room, has_room
from callcontrol.acd.demand import Demand
from callcontrol.acd.lines import Bench, Line, Place
from callcontrol.acd.routing import Candidate, Match, Rank, Waiter, band_of, rank_of

_MOST_EMPTY_LINES = 500


class Distributor:
    """Everybody who waits and every ready operator; :meth:`matches` ties them."""

    def __init__(self) -> None:
        self._lines: dict[tuple[object, ...], Line] = {}
        self._unsettled: set[Line] = set()
        """Whose first may find somebody among the operators who were ready at the last look."""
        self._reserving: set[Line] = set()
        """Their reserve passes an operator over who is free to be given once others are ready."""
        self._fitting: dict[int, list[Line]] = {}
        """Number of a profile → the lines it may serve."""
        self._line_of: dict[UUID, tuple[Line, Place]] = {}
        self._holding: dict[UUID, Waiter] = {}
        self._ready: dict[int, Bench] = {}
        self._order: list[tuple[int, float, int, Bench]] = []
        """Least filled first, then idle longest."""
        self._fresh: list[Bench] = []
        self._rare_ready: Counter[str] = Counter()
        self._profiles: dict[object, int] = {}

    # ---- who waits

    def wait(self, waiter: Waiter, *, holds: bool = False) -> None:
        """Stand in line; ``holds``: only for the preferred operator, until :meth:`release`."""
        self.leave(waiter.call_id)
        if holds:
            self._holding[waiter.call_id] = waiter
            return
        key = (waiter.kind, waiter.demands, waiter.avoids)
        line = self._lines.get(key)
        if line is None:
            self._forget_empty_lines()
            line = self._lines[key] = Line(waiter.kind, waiter.demands, waiter.avoids)
            self._note_lines()
        place = (rank_of(waiter), waiter)
        insort(line.places, place)
        self._unsettled.add(line)
        self._line_of[waiter.call_id] = (line, place)

    def leave(self, call_id: UUID) -> None:
        """Stand in line no longer; unknown ones are fine."""
        self._holding.pop(call_id, None)
        found = self._line_of.pop(call_id, None)
        if found is not None:
            line, place = found
            del line.places[bisect_left(line.places, place)]

    def release(self, call_id: UUID) -> None:
        """Take whoever is free from now on, not the preferred operator alone."""
        waiter = self._holding.pop(call_id, None)
        if waiter is not None:
            self.wait(waiter)

    def __contains__(self, call_id: UUID) -> bool:
        return call_id in self._line_of or call_id in self._holding

    def __len__(self) -> int:
        return len(self._line_of) + len(self._holding)

    def ahead_of(self, rank: Rank) -> Iterator[tuple[tuple[Demand, ...], int]]:
        """Tell, for every line, how many in it go before ``rank``."""
        for line in self._lines.values():
            count = bisect_left(line.places, (rank,))
            if count:
                yield line.demands, count

    @property
    def holding(self) -> Iterable[Waiter]:
        """Those who wait for one operator alone."""
        return tuple(self._holding.values())

    def _forget_empty_lines(self) -> None:
        if len(self._lines) > _MOST_EMPTY_LINES:
            self._lines = {key: line for key, line in self._lines.items() if line.places}
            self._unsettled.intersection_update(self._lines.values())

    def _note_lines(self) -> None:
        self._fitting.clear()
        self._reserving = {line for line in self._lines.values() if line.has_reserve}

    # ---- who is ready

    def make_ready(self, candidate: Candidate) -> None:
        """Take an operator in, or note what changed about one."""
        self.withdraw(candidate.operator_id)
        profile = candidate.profile
        number = self._profiles.setdefault(profile.key, len(self._profiles))
        bench = Bench(
            operator_id=candidate.operator_id,
            profile=profile,
            number=number,
            idle_since=candidate.idle_since.timestamp(),
            load=candidate.load,
            most_texts=candidate.most_texts,
        )
        self._ready[bench.operator_id] = bench
        insort(self._order, (bench.load, bench.idle_since, bench.operator_id, bench))
        if profile.rare:
            self._rare_ready.update(profile.rare)
        self._fresh.append(bench)

    def withdraw(self, operator_id: int) -> None:
        """The operator is no longer ready; unknown ones are fine."""
        bench = self._ready.pop(operator_id, None)
        if bench is not None:
            del self._order[self._place_of(bench)]
            if bench.profile.rare:
                self._rare_ready.subtract(bench.profile.rare)
            bench.is_ready = False

    def _place_of(self, bench: Bench) -> int:
        return bisect_left(self._order, (bench.load, bench.idle_since, bench.operator_id))

    # ---- the matching

    def matches(self) -> list[Match]:
        """Tie everybody who can be tied now; both sides leave the distributor."""
        self._wake_holders()
        heads = self._open_lines()
        heapify(heads)
        found = []
        while heads and self._ready:
            _, _, line = heappop(heads)
            waiter = line.places[0][1]
            bench = self._choose(line, waiter)
            if bench is None:
                self._unsettled.discard(line)
                continue
            found.append(Match(waiter.call_id, bench.operator_id))
            self.leave(waiter.call_id)
            self._engage(bench, line.cost(bench))
            if line.places:
                heappush(heads, (line.places[0][0], id(line), line))
        self._fresh.clear()
        return found

    def _wake_holders(self) -> None:
        """Whose operator is ready chooses in turn; whoever goes before may still take them."""
        for waiter in self.holding:
            if waiter.prefers in self._ready:
                self.release(waiter.call_id)

    def _open_lines(self) -> list[tuple[Rank, int, Line]]:
        """Every line that may find somebody: a new head, or a new operator who qualifies."""
        found = set(self._unsettled)
        fresh = [bench for bench in self._fresh if bench.is_ready]
        for bench in fresh:
            found.update(self._fitting_lines(bench))
        if any(bench.profile.rare for bench in fresh):
            found |= self._reserving
        return [(line.places[0][0], id(line), line) for line in found if line.places]

    def _fitting_lines(self, bench: Bench) -> list[Line]:
        lines = self._fitting.get(bench.number)
        if lines is None:
            lines = [line for line in self._lines.values() if line.fit(bench)[0]]
            self._fitting[bench.number] = lines
        return lines

    def _choose(self, line: Line, waiter: Waiter) -> Bench | None:
        if line.keep_ready and self._count_ready(line) <= line.keep_ready:
            return None
        preferred = self._ready.get(waiter.prefers) if waiter.prefers is not None else None
        if preferred is not None and self._level(line, preferred):
            return preferred
        if line.kind == "text" and not self._may_spread(line):
            filled = self._fullest(line)
            if filled is not None:
                return filled
        best: Bench | None = None
        best_level, rung = 0, (0, 0)
        for load, idle_since, _, bench in self._order:
            if best is not None and (load, band_of(idle_since)) != rung:
                break
            level = self._level(line, bench)
            if level > best_level:
                best, best_level, rung = bench, level, (load, band_of(idle_since))
        return best

    def _may_spread(self, line: Line) -> bool:
        """Whether half of those ready would still be without texts, free for a call."""
        fitting = [bench.load for bench in self._ready.values() if line.fit(bench)[0]]
        return 2 * fitting.count(0) > len(fitting)

    def _fullest(self, line: Line) -> Bench | None:
        """Return who has the most texts and room for another."""
        able = [
            (-bench.load, band_of(idle_since), -level, idle_since, number, bench)
            for load, idle_since, number, bench in self._order
            if load and (level := self._level(line, bench))
        ]
        return min(able)[-1] if able else None

    def _level(self, line: Line, bench: Bench) -> int:
        """Return the level, or 0 for an operator who may not be given to this line now."""
        level, reserve = line.fit(bench)
        is_free = has_room(bench.load, line.kind, bench.most_texts)
        if not level or not is_free or bench.operator_id in line.avoids:
            return 0
        if reserve and any(self._rare_ready[skill] <= reserve for skill in bench.profile.rare):
            return 0
        return level

    def _count_ready(self, line: Line) -> int:
        return sum(1 for bench in self._ready.values() if not bench.load and line.fit(bench)[0])

    def _engage(self, bench: Bench, cost: int) -> None:
        if not has_any_room(bench.load + cost):
            self.withdraw(bench.operator_id)
            return
        del self._order[self._place_of(bench)]
        bench.load += cost
        insort(self._order, (bench.load, bench.idle_since, bench.operator_id, bench))


def choose(waiters: Iterable[Waiter], candidates: Iterable[Candidate]) -> list[Match]:
    """Match a crowd at once; each waiter appears at most once in the result."""
    distributor = Distributor()
    for waiter in waiters:
        distributor.wait(waiter)
    for candidate in candidates:
        distributor.make_ready(candidate)
    return distributor.matches()
