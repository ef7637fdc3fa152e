"""Who is offered to whom: pure and deterministic (VOI-18, BIZ-01).

The rule, written down once:

1. Citizens choose in the order of their rank: first whoever lost an operator through no fault
   of their own, then by arrival, where each point of priority counts as waiting time
   (``priority.py``). Outbound work and texts choose after everybody on the line.
2. A citizen gets the operator they talked to last, if that one is ready and qualifies.
3. Otherwise one least filled with texts, and among those the operator who has been idle
   longest of those who qualify (``demand.py``). Those who became idle within the same
   :data:`BAND_SECONDS` count as equals: the better level of the weakest skill needed goes first,
   then the longer idle, then the lower id.
4. Texts, up to three to an operator or what was set for them, never make a call wait: whoever is
   on the line gets an operator with texts too when nobody is without. So that this is rare,
   texts are spread only while more than half of those ready are without; from then on they go
   to who is fullest. An operator in a call, or after one, gets no text, and none that they let
   go of a moment ago.
5. Ready operators of a rare language whom the queue reserves, and those kept ready from
   outbound work, are passed over.

Both orders are total, so equals never swap and the order of arrival in memory never matters.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from callcontrol.acd.capacity import TIER, USUAL_TEXTS, Kind
from callcontrol.acd.demand import Demand, Profile

BAND_SECONDS = 5

Rank = tuple[int, bool, float, float, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiter:
    """A citizen who waits, a return call that keeps its place, or work for whoever is idle."""

    call_id: UUID
    demands: tuple[Demand, ...]
    """Any one of them will do: the queue's own first."""
    since: datetime
    head_start: float = 0
    """Seconds of waiting that the points of priority are worth."""
    is_first: bool = False
    """Lost the operator through no fault of one's own: goes before everyone (插队)."""
    kind: Kind = "call"
    prefers: int | None = None
    """Whom the citizen talked to last time."""
    avoids: frozenset[int] = frozenset()
    """Who let go of this text, or did not open it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An operator who is ready."""

    operator_id: int
    profile: Profile
    idle_since: datetime
    load: int = 0
    """Capacity in use, see ``capacity.py``."""
    most_texts: int = USUAL_TEXTS


@dataclass(frozen=True, slots=True)
class Match:
    """One citizen and the operator chosen."""

    call_id: UUID
    operator_id: int


def rank_of(waiter: Waiter) -> Rank:
    """Sort key of everybody who waits."""
    since = waiter.since.timestamp()
    return (
        TIER[waiter.kind],
        not waiter.is_first,
        since - waiter.head_start,
        since,
        waiter.call_id.int,
    )


def band_of(idle_since: float) -> int:
    """Number the span of idleness within which operators count as equals."""
    return int(idle_since // BAND_SECONDS)
