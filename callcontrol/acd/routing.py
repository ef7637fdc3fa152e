"""Who is offered to whom: pure and deterministic (VOI-18).

The citizen who has waited longest chooses first and gets the operator who has been idle
longest among those with every skill needed. Both orders are total, so equals never swap.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiter:
    """A citizen who waits."""

    call_id: UUID
    skills: frozenset[str]
    since: datetime
    is_first: bool = False
    """Lost the operator through no fault of one's own: goes before everyone (插队)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An operator who is ready."""

    operator_id: int
    skills: frozenset[str]
    idle_since: datetime


@dataclass(frozen=True, slots=True)
class Match:
    """One citizen and the operator chosen."""

    call_id: UUID
    operator_id: int


def needed_skills(queue: str, language: str) -> frozenset[str]:
    """Name the skills a waiting citizen needs."""
    return frozenset({f"queue:{queue}", f"lang:{language}"})


def order_of(waiter: Waiter) -> tuple[bool, datetime, str]:
    """Sort key: those who lost an operator, then by arrival."""
    return (not waiter.is_first, waiter.since, str(waiter.call_id))


def choose(waiters: Iterable[Waiter], candidates: Iterable[Candidate]) -> list[Match]:
    """Match citizens with operators; each appears at most once in the result."""
    idle = sorted(candidates, key=lambda one: (one.idle_since, one.operator_id))
    matches = []
    for waiter in sorted(waiters, key=order_of):
        if not idle:
            break
        chosen = next((one for one in idle if waiter.skills <= one.skills), None)
        if chosen is not None:
            idle.remove(chosen)
            matches.append(Match(waiter.call_id, chosen.operator_id))
    return matches


def position_of(call_id: UUID, waiters: Iterable[Waiter]) -> int:
    """Return 1 for whoever is next among those who need the same skills."""
    ordered = sorted(waiters, key=order_of)
    own = next(waiter for waiter in ordered if waiter.call_id == call_id)
    rivals = [waiter for waiter in ordered if waiter.skills == own.skills]
    return rivals.index(own) + 1
