"""What the ACD foresees for each caller: place, wait, chance to be answered in time (VOI-18)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from callcontrol.acd.estimate import Pace, chance_within, expected_wait
from callcontrol.acd.guests import Guest
from callcontrol.acd.matching import Matching
from callcontrol.acd.roster import Demands
from callcontrol.acd.routing import Rank
from contracts.telephony_config import QueuePolicy

_USUAL = Pace()


@dataclass(frozen=True, slots=True)
class Forecast:
    """One caller's outlook."""

    position: int
    """1: next."""
    expected_wait_seconds: float | None
    """From now; None when nobody who could answer is at work."""
    chance_in_time: float
    """To be answered within the queue's service level, counted from the beginning."""


class Forecasts:
    """Learns how quickly each queue moves; every question is answered from the lines alone."""

    def __init__(self, matching: Matching, clock: Callable[[], datetime]) -> None:
        self._matching, self._clock = matching, clock
        self._paces: dict[str, Pace] = {}
        self._shares: dict[tuple[Demands, Demands], float] = {}
        self._version = -1

    # ---- learning

    def pace(self, queue: str) -> Pace:
        """How quickly the queue moves, as far as is known."""
        return self._paces.get(queue, _USUAL)

    def note_talk(self, queue: str, seconds: float) -> None:
        """A conversation ended; wrap-up counts in."""
        self._paces[queue] = self.pace(queue).after_talk(seconds)

    def note_wait(self, queue: str, seconds: float, *, was_given_up: bool) -> None:
        """A wait ended."""
        self._paces[queue] = self.pace(queue).after_wait(seconds, was_given_up=was_given_up)

    # ---- foreseeing

    def of(self, guest: Guest, policy: QueuePolicy) -> Forecast:
        """Foresee for a guest, waiting or about to wait."""
        waited = (self._clock() - guest.since).total_seconds()
        demands = guest.demands or self._matching.demands_of(guest, waited_seconds=waited)
        position = 1 + round(self._ahead(guest.rank, demands))
        roster, pace = self._matching.roster, self.pace(policy.name)
        able = roster.able(demands)
        operators, ready = len(able), len(able & roster.ready)
        return Forecast(
            position=position,
            expected_wait_seconds=expected_wait(
                position, operators=operators, ready=ready, pace=pace
            ),
            chance_in_time=chance_within(
                policy.service_level_seconds - waited,
                position,
                operators=operators,
                ready=ready,
                pace=pace,
            ),
        )

    def _ahead(self, rank: Rank, demands: Demands) -> float:
        """How many go before, each by the share of their operators who are ours too."""
        lines = self._matching.distributor.ahead_of(rank)
        return sum(count * self._share(theirs, demands) for theirs, count in lines)

    def _share(self, theirs: Demands, ours: Demands) -> float:
        roster = self._matching.roster
        if self._version != roster.version:
            self._version, self._shares = roster.version, {}
        key = (theirs, ours)
        if key not in self._shares:
            able = roster.able(theirs)
            common = len(able & roster.able(ours)) / len(able) if able else 0.0
            is_same_queue = theirs[0].skills == ours[0].skills
            self._shares[key] = common if able else float(is_same_queue)
        return self._shares[key]
