"""Follow the growing recording of a talk (边录边听): citizen left, operator right."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np

from hotline.intelligence.listening_along import Captions
from hotline.intelligence.speech.segments import Segment
from hotline.telephony.actions.hear import Spoken
from hotline.telephony.models import Caption
from hotline.telephony.rules import wave

_AT_ONCE = wave.RATE * wave.FRAME_BYTES * 4
"""Four seconds a look: other calls are waiting."""
_LATE_SECONDS = 20
"""Who begins later than this hears only what comes: the past would delay the present."""
_PARTIES = (Caption.Party.CITIZEN, Caption.Party.OPERATOR)
_finishers = ThreadPoolExecutor(2, thread_name_prefix="caption-end")


class Tail:
    """One talk: what its file has grown by goes to two listeners."""

    def __init__(self, path: Path, citizen: Captions, operator: Captions) -> None:
        """Begin where the talk is now."""
        self._path, self._sides = path, (citizen, operator)
        size = wave.whole_frames(path.stat().st_size) if path.exists() else 0
        late = size > _LATE_SECONDS * wave.RATE * wave.FRAME_BYTES
        self._at = size if late else 0
        self.began_at = self._at / (wave.RATE * wave.FRAME_BYTES)
        self._ending: list[Future[list[Segment]]] = []

    @property
    def heard_until(self) -> float:
        """The second of the recording up to which it was listened to."""
        return self._at / (wave.RATE * wave.FRAME_BYTES)

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
                sound = file.read(_AT_ONCE)
        except FileNotFoundError:
            return b""
        whole = sound[: wave.whole_frames(len(sound))]
        self._at += len(whole)
        return whole

    def _spoken(self, party: str, segments: list[Segment]) -> list[Spoken]:
        return [
            Spoken(party, each.start + self.began_at, each.end + self.began_at, each.text)
            for each in segments
            if each.is_final and each.text.strip()
        ]
