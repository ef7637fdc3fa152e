"""Follow the growing recording of a talk (边录边听): citizen left, operator right."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np

from hotline.intelligence.listening_along import Captions, Patient
from hotline.intelligence.speech.segments import Segment
from hotline.telephony.actions.hear import Spoken
from hotline.telephony.models import Caption
from hotline.telephony.rules import wave

_AT_ONCE = wave.RATE * wave.FRAME_BYTES * 4
"""Four seconds a look: other calls are waiting."""
_LATE_SECONDS = 20
"""Who begins later than this hears what comes first: the past would delay the present."""
_PARTIES = (Caption.Party.CITIZEN, Caption.Party.OPERATOR)
_finishers = ThreadPoolExecutor(2, thread_name_prefix="caption-end")


class Tail:
    """One talk: what its file has grown by goes to two listeners."""

    def __init__(self, path: Path, citizen: Captions, operator: Captions, begins: int = 0) -> None:
        """Begin at a byte of the file."""
        self._path, self._sides = path, (citizen, operator)
        self._at = begins
        self.began_at = wave.duration_seconds(begins)
        self._ending: list[Future[list[Segment]]] = []

    @property
    def heard_until(self) -> float:
        """The second of the recording up to which it was listened to."""
        return wave.duration_seconds(self._at)

    def look(self, now: float) -> list[Spoken]:
        """Take what is new in the file; return what was written down meanwhile."""
        sound = self._grown()
        frames = np.frombuffer(sound, "<i2").reshape(-1, wave.CHANNELS)
        return [
            spoken
            for side, party in enumerate(_PARTIES)
            for spoken in self._spoken(
                party, self._sides[side].feed(frames[:, side].tobytes(), now)
            )
        ]

    def end(self, now: float) -> None:
        """Let both sides say the rest, without making anybody wait."""
        self._ending = [_finishers.submit(each.finish, now) for each in self._sides]

    @property
    def is_ending(self) -> bool:
        """Whether the sides were asked for the rest."""
        return bool(self._ending)

    def is_over(self) -> bool:
        """Whether both sides have said everything."""
        return bool(self._ending) and all(each.done() for each in self._ending)

    def rest(self) -> list[Spoken]:
        """Return what both sides said last."""
        return [
            spoken
            for party, each in zip(_PARTIES, self._ending, strict=True)
            if each.exception() is None
            for spoken in self._spoken(party, each.result())
        ]

    def _grown(self) -> bytes:
        try:
            with self._path.open("rb") as file:
                file.seek(self._at)
                sound = file.read(self._wanted())
        except FileNotFoundError:
            return b""
        whole = sound[: wave.whole_frames(len(sound))]
        self._at += len(whole)
        return whole

    def _wanted(self) -> int:
        return _AT_ONCE

    def _spoken(self, party: str, segments: list[Segment]) -> list[Spoken]:
        return [
            Spoken(party, each.start + self.began_at, each.end + self.began_at, each.text)
            for each in segments
            if each.is_final and each.text.strip()
        ]


class EarlierPart(Tail):
    """What was said before anybody listened: read in order, no faster than its words come."""

    def __init__(
        self, path: Path, citizen: Patient, operator: Patient, begins: int, until: int
    ) -> None:
        """Begin at a byte of the file, and end at another."""
        super().__init__(path, citizen, operator, begins)
        self._patient, self._until = (citizen, operator), until

    @property
    def is_read(self) -> bool:
        """Whether all of it was given to the listeners."""
        return self._at >= self._until

    def _wanted(self) -> int:
        if any(each.waiting for each in self._patient):
            return 0
        return max(min(_AT_ONCE, self._until - self._at), 0)


def late_start(path: Path) -> int:
    """Return the byte at which to begin: the first, or the last of a talk that is under way."""
    size = wave.whole_frames(path.stat().st_size) if path.exists() else 0
    return size if wave.duration_seconds(size) > _LATE_SECONDS else 0
