"""Whoever waits in the room: a citizen's call, a return call that keeps its place, work."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from callcontrol.acd.capacity import Kind
from callcontrol.acd.demand import Demand
from callcontrol.acd.priority import Standing
from callcontrol.acd.routing import Rank, Waiter, rank_of
from callcontrol.operators.desk import Desk


class PostponedError(Exception):
    """The guest steps out of the line and the operator stays free; who sent the guest knows why."""

    def __init__(self, *, is_for_all: bool = True) -> None:
        super().__init__()
        self.is_for_all = is_for_all
        """Whether no operator could take the guest now; otherwise another may at once."""


@dataclass(slots=True, eq=False, kw_only=True)
class Guest:
    """One who waits; the room turns it into a :class:`Waiter` whenever its demands change."""

    guest_id: UUID
    queue: str
    language: str
    since: datetime
    seize: Callable[[Desk], None]
    """Ties the operator chosen.

    Raises NotNowError when the operator is no longer ready, PostponedError when it is not the
    guest's moment.
    """
    wanted: tuple[str, ...] = ()
    """Skills beyond the queue's own."""
    kind: Kind = "call"
    standing: Standing = field(default_factory=lambda: Standing(0))
    head_start: float = 0
    is_first: bool = False
    prefers: int | None = None
    avoids: frozenset[int] = frozenset()
    demands: tuple[Demand, ...] = ()
    holds_until: datetime | None = None
    """Until then only for the preferred operator."""

    def waiter(self) -> Waiter:
        """Describe the guest to the matching."""
        return Waiter(
            call_id=self.guest_id,
            demands=self.demands,
            since=self.since,
            head_start=self.head_start,
            is_first=self.is_first,
            kind=self.kind,
            prefers=self.prefers,
            avoids=self.avoids,
        )

    @property
    def rank(self) -> Rank:
        """Where the guest stands."""
        return rank_of(self.waiter())
