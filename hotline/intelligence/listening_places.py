"""How many calls are captioned at once (字幕席位): what the cores carry, the rest after."""

import os
from dataclasses import dataclass, field

CPU_SECONDS_A_SECOND = 0.15
"""What one second of a call costs the embedded engine, both parties together; measured by
``python -m bench.captions``."""
_SHARE = 0.6
"""Of the cores; the rest belongs to the calls themselves."""

LATE_SECONDS = 2.5
"""A caption that comes later than this is late."""
_CALM = 20
"""Captions in time until one more call is tried."""


def places(cores: int | None = None, *, cost: float = CPU_SECONDS_A_SECOND) -> int:
    """Return how many calls the cores of this machine carry; at least one."""
    found = cores if cores is not None else len(os.sched_getaffinity(0))
    return max(int(found * _SHARE / cost), 1)


@dataclass
class ListeningPlaces:
    """Who is captioned now, and who waits; a call that never had a place is written down after."""

    most: int = field(default_factory=places)
    _in_time: int = 0
    _taken: set[str] = field(default_factory=set)
    _waiting: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._wished = self.most

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

    def note_delay(self, seconds: float) -> None:
        """Hear how late the last words came: fewer places while late, more again when in time.

        Nobody who has a place loses it; the next call waits instead.
        """
        if seconds > LATE_SECONDS:
            self.most = max(min(self.most, len(self._taken)) - 1, 1)
            self._in_time = 0
            return
        self._in_time += 1
        if self._in_time >= _CALM and self.most < self._wished:
            self.most, self._in_time = self.most + 1, 0

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
