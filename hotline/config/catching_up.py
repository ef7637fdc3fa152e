"""What was said before captions began (补听): one talk after another, after everybody else."""

from collections import deque
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from hotline.intelligence.listening_along import Patient
from hotline.telephony.actions.hear import Spoken
from hotline.telephony.rules import wave
from hotline.telephony.tailing import EarlierPart


@dataclass(frozen=True, slots=True)
class _Missed:
    call_id: UUID
    path: Path
    begins: int
    until: int


@dataclass
class CatchingUp:
    """The parts that were missed, in the order they were; a talk that ends is left to the batch."""

    begin: Callable[[int], Patient]
    _waiting: deque[_Missed] = field(default_factory=deque)
    _call_id: UUID | None = None
    _part: EarlierPart | None = None

    def add(self, call_id: UUID, path: Path, begins: int, until: int) -> None:
        """Put a part of a talk's file at the end of the queue."""
        if begins < until:
            self._waiting.append(_Missed(call_id, path, begins, until))

    @property
    def waiting(self) -> int:
        """How many parts are not in words yet, the one in hand included."""
        return len(self._waiting) + (self._part is not None)

    def look(self, at: float, running: Container[UUID]) -> tuple[UUID, list[Spoken]] | None:
        """Hear a little more; return what was written down, and of which call.

        Raises:
            TranscribingUnavailable: nobody recognises any more; the rest waits.

        """
        self._waiting = deque(each for each in self._waiting if each.call_id in running)
        if self._part is None and self._waiting:
            first = self._waiting[0]
            sides = self.begin(wave.RATE), self.begin(wave.RATE)
            self._part = EarlierPart(first.path, *sides, first.begins, first.until)
            self._call_id = self._waiting.popleft().call_id
        part, call_id = self._part, self._call_id
        if part is None or call_id is None:
            return None
        if call_id not in running:
            part.end(at)
            self._part = self._call_id = None
            return None
        if part.is_over():
            self._part = self._call_id = None
            return call_id, part.rest()
        spoken = [] if part.is_ending else part.look(at)
        if part.is_read and not part.is_ending:
            part.end(at)
        return call_id, spoken
