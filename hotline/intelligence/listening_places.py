"""How many calls are captioned at once (字幕席位): what the cores carry, the rest after."""

import os
from dataclasses import dataclass, field

CPU_SECONDS_A_SECOND = 0.15
"""What one second of a call costs the embedded engine, both parties together; measured by
``python -m bench.captions``."""
_SHARE = 0.6
"""Of the cores; the rest belongs to the calls themselves."""


def places(cores: int | None = None, *, cost: float = CPU_SECONDS_A_SECOND) -> int:
    """Return how many calls the cores of this machine carry; at least one."""
    found = cores if cores is not None else len(os.sched_getaffinity(0))
    return max(int(found * _SHARE / cost), 1)


@dataclass
class ListeningPlaces:
    """Who is captioned now, and who waits; a call that never had a place is written down after."""

    most: int = field(default_factory=places)
    _taken: set[str] = field(default_factory=set)
    _waiting: list[str] = field(default_factory=list)

    def take(self, call: str) -> bool:
        """Give a call a place, or a turn in the queue; True: it may be captioned."""
        if call in self._taken:
            return True
        is_next = not self._waiting or self._waiting[0] == call
        if len(self._taken) < self.most and is_next:
            self._taken.add(call)
            self._waiting = [each for each in self._waiting if each != call]
            return True
        if call not in self._waiting:
            self._waiting.append(call)
        return False

    def give_back(self, call: str) -> None:
        """End a call, whether it had a place or waited for one."""
        self._taken.discard(call)
        self._waiting = [each for each in self._waiting if each != call]

    @property
    def taken(self) -> int:
        """How many are captioned."""
        return len(self._taken)

    @property
    def free(self) -> int:
        """How many more fit."""
        return max(self.most - len(self._taken), 0)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Who waits, the next one first."""
        return tuple(self._waiting)
