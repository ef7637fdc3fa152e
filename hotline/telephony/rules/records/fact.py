"""One fact of a call, as it is being put together."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(slots=True)
class Fact:
    """A stretch, or a moment when it begins and ends at once."""

    kind: str
    began_at: datetime
    ended_at: datetime | None = None
    queue: str = ""
    operator_id: int | None = None
    seat: str = ""
    label: str = ""
    way: str = ""
    outcome: str = ""
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether its end is not known yet."""
        return self.ended_at is None

    @property
    def seconds(self) -> float | None:
        """How long it lasted; None while it is open."""
        if self.ended_at is None:
            return None
        return round((self.ended_at - self.began_at).total_seconds(), 3)

    def close(self, at: datetime, outcome: str) -> None:
        """End it; never before it began, whatever the clocks said."""
        self.ended_at = max(at, self.began_at)
        self.outcome = outcome


class Facts:
    """The facts found so far, in the order of their beginning."""

    def __init__(self) -> None:
        self.all: list[Fact] = []

    def begin(self, kind: str, at: datetime, **more: Any) -> Fact:
        """Open a stretch."""
        fact = Fact(kind, at, **more)
        self.all.append(fact)
        return fact

    def moment(self, kind: str, at: datetime, **more: Any) -> Fact:
        """Note something that takes no time."""
        return self.begin(kind, at, ended_at=at, **more)

    def open(self, *kinds: str) -> list[Fact]:
        """Return the open stretches of these kinds, newest first."""
        return [each for each in reversed(self.all) if each.is_open and each.kind in kinds]

    def close(self, at: datetime, outcome: str, *kinds: str) -> None:
        """End every open stretch of these kinds."""
        for each in self.open(*kinds):
            each.close(at, outcome)

    def of(self, kind: str) -> list[Fact]:
        """Return all of one kind."""
        return [each for each in self.all if each.kind == kind]
