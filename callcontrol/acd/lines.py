"""A line of citizens with the same demands, and an operator on the bench: pure."""

from dataclasses import dataclass, field

from callcontrol.acd.capacity import USUAL_TEXTS, Kind, cost_of
from callcontrol.acd.demand import Demand, Profile, level_of
from callcontrol.acd.routing import Rank, Waiter

Place = tuple[Rank, Waiter]


@dataclass(slots=True, eq=False, kw_only=True)
class Bench:
    """A ready operator, with numbers that compare quickly."""

    operator_id: int
    profile: Profile
    number: int
    """Equal for operators with the same skills and group."""
    idle_since: float
    load: int
    most_texts: int = USUAL_TEXTS
    is_ready: bool = True


@dataclass(slots=True, eq=False)
class Line:
    """Those who ask for the same; the first place chooses first."""

    kind: Kind
    demands: tuple[Demand, ...]
    avoids: frozenset[int] = frozenset()
    places: list[Place] = field(default_factory=list)
    keep_ready: int = 0
    has_reserve: bool = False
    _fits: dict[int, tuple[int, int]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Note the strictest reserves."""
        self.keep_ready = max((demand.keep_ready for demand in self.demands), default=0)
        self.has_reserve = any(one.reserve for one in self.demands)

    def cost(self, bench: Bench) -> int:
        """Return what one of the line takes of this operator."""
        return cost_of(self.kind, bench.most_texts)

    def fit(self, bench: Bench) -> tuple[int, int]:
        """Return the level (0: does not qualify) and the reserve that applies to the operator."""
        found = self._fits.get(bench.number)
        if found is None:
            found = self._fits[bench.number] = self._weigh(bench.profile)
        return found

    def _weigh(self, profile: Profile) -> tuple[int, int]:
        best = (0, 0)
        for demand in self.demands:
            level = level_of(demand, profile)
            if not level:
                continue
            reserve = demand.reserve if profile.rare and demand.is_ordinary else 0
            if not reserve:
                return (level, 0)
            if not best[0] or reserve < best[1]:
                best = (level, reserve)
        return best
