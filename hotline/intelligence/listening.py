"""The door to live captions (实时字幕): sound of one channel as it grows, segments as they end.

``Listener(rate).feed(pcm, now)`` returns the segments whose words came meanwhile; recognition
runs in threads of its own, so ``feed`` never waits for it. A site's streaming service is asked
along; otherwise each stretch of speech is asked when it ends, at the latest after 12 s.
"""

import uuid
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np
import structlog

from hotline.intelligence.embedded import host
from hotline.intelligence.embedded.errors import ModelMissing
from hotline.intelligence.recognisers.base import Ask, Recogniser
from hotline.intelligence.speech import activity
from hotline.intelligence.speech.gating import FRAME_SECONDS, Gate, Stretch
from hotline.intelligence.speech.segments import Segment
from hotline.intelligence.speech.sound import MODEL_RATE, Floats, at_model_rate, from_pcm
from hotline.intelligence.transcribing import (
    TranscribingUnavailable,
    available,
    recognise,
    segment_of,
)

_AT_ONCE = 4
_OVERLAP = 32
_FEED_SECONDS = 0.25
"""So much sound is judged at once: less would only ask the host more often."""
_FINISH_SECONDS = 60.0
_log = structlog.get_logger()
_workers = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="listener")
_patient_worker = ThreadPoolExecutor(1, thread_name_prefix="patient-listener")
"""For sound that is past: one stretch at a time, and none before a caption somebody waits for."""


@dataclass
class Delays:
    """How long after its end the words of a segment came, by the clock of whoever feeds."""

    seconds: deque[float] = field(default_factory=lambda: deque(maxlen=200))

    def worst(self) -> float:
        """Return the longest of the last ones."""
        return max(self.seconds, default=0.0)


@dataclass(slots=True)
class _Waiting:
    stretch: Stretch
    ended_at: float
    words: "Future[Segment | None]"


class Listener:
    """One channel of one call."""

    def __init__(
        self,
        rate: int,
        *,
        language: str | None = "zh",
        words: str = "",
        provisional_every: float | None = None,
        engines: Sequence[Recogniser] | None = None,
        is_urgent: bool = True,
    ) -> None:
        """Begin to listen at a rate; ``words`` are likely names.

        With ``provisional_every`` seconds somebody who goes on speaking is written down meanwhile:
        such a segment is replaced by the next one of the same start, and costs as much.
        What is not ``is_urgent`` lets everybody else go first.

        Raises:
            TranscribingUnavailable: there is no engine here.

        """
        self.delays = Delays()
        self._rate, self._ask = rate, Ask(language, words, is_urgent=is_urgent)
        self._workers = _workers if is_urgent else _patient_worker
        self._engines = list(engines) if engines is not None else available()
        self._stream, self._gate = uuid.uuid4().hex, Gate()
        self._has_model, self._loudness = activity.has_model(), activity.Loudness()
        self._fresh: list[Floats] = []
        self._before = np.zeros(_OVERLAP, np.float32)
        self._frames = np.zeros(0, np.float32)
        self._kept = np.zeros(0, np.float32)
        self._kept_from = 0
        self._waiting: deque[_Waiting] = deque()
        self._every = provisional_every
        self._provisional: _Waiting | None = None
        self._asked_until = 0.0
        if self._has_model and engines is None:
            _workers.submit(host.warm, "vad", "whisper", "itn")

    def feed(self, pcm: bytes, now: float) -> list[Segment]:
        """Take 16-bit samples and return the segments that were written down meanwhile, in order.

        ``now`` is any clock in seconds that only grows; the delays are measured by it.
        """
        if pcm:
            self._fresh.append(from_pcm(pcm))
        if sum(map(len, self._fresh)) >= _FEED_SECONDS * self._rate:
            self._listen(now)
            self._ask_meanwhile(now)
        return self._done(now)

    def finish(self, now: float | None = None) -> list[Segment]:
        """Return the rest; waits for it. Sound after this is not heard."""
        at = now if now is not None else 0.0
        self._listen(at)
        for stretch in self._gate.finish():
            self._hand_over(stretch, at)
        if self._has_model:
            activity.forget(self._stream)
        found = []
        while self._waiting:
            each = self._waiting.popleft()
            found += self._result(each, _FINISH_SECONDS)
        return found

    @property
    def waiting(self) -> int:
        """How many stretches wait for their words."""
        return len(self._waiting)

    @property
    def speaking_since(self) -> float | None:
        """Seconds of the call at which somebody began to speak who still does."""
        return self._gate.open_since

    def _listen(self, now: float) -> None:
        """Judge the fresh sound, and hand over the stretches that ended in it."""
        if not self._fresh:
            return
        sound = np.concatenate(self._fresh)
        self._fresh = []
        samples = self._upsampled(sound)
        self._kept = np.concatenate([self._kept, samples])
        self._frames = np.concatenate([self._frames, samples])
        whole = len(self._frames) // activity.FRAME * activity.FRAME
        judged, self._frames = self._frames[:whole], self._frames[whole:]
        for stretch in self._gate.feed(self._probabilities(judged)):
            self._hand_over(stretch, now)
        self._forget_before()

    def _upsampled(self, sound: Floats) -> Floats:
        """Return the sound at 16 kHz; what was before it smooths the seam."""
        if self._rate == MODEL_RATE:
            return sound
        joined = np.concatenate([self._before, sound])
        self._before = joined[-_OVERLAP:]
        return at_model_rate(joined, self._rate)[_OVERLAP * MODEL_RATE // self._rate :]

    def _probabilities(self, samples: Floats) -> list[float]:
        if not len(samples):
            return []
        if self._has_model:
            try:
                return activity.frames(samples, self._stream)
            except (host.HostFailed, ModelMissing) as error:
                _log.warning("vad_failed", action="listen", error=str(error))
        return self._loudness.judge(samples)

    def _hand_over(self, stretch: Stretch, now: float) -> None:
        begin = max(int(stretch.start * MODEL_RATE) - self._kept_from, 0)
        end = int(stretch.end * MODEL_RATE) - self._kept_from
        samples = self._kept[begin:end].copy()
        words = self._workers.submit(_written, self._engines, samples, self._ask, stretch)
        self._waiting.append(_Waiting(stretch, now, words))

    def _ask_meanwhile(self, now: float) -> None:
        """Ask for the words so far of somebody who has spoken for long."""
        since, until = self._gate.open_since, (self._kept_from + len(self._kept)) / MODEL_RATE
        if self._every is None or since is None or self._waiting or self._provisional is not None:
            return
        if until - max(since, self._asked_until) < self._every:
            return
        self._asked_until = until
        stretch = Stretch(round(since / FRAME_SECONDS), int(until / FRAME_SECONDS))
        begin = max(int(since * MODEL_RATE) - self._kept_from, 0)
        samples = self._kept[begin:].copy()
        words = self._workers.submit(_written, self._engines, samples, self._ask, stretch)
        self._provisional = _Waiting(stretch, now, words)

    def _forget_before(self) -> None:
        """Keep the open stretch, or else a second: nobody needs the rest."""
        since = self._gate.open_since
        last = self._kept_from + len(self._kept) - MODEL_RATE
        wanted = last if since is None else min(last, int(since * MODEL_RATE))
        if wanted > self._kept_from:
            self._kept = self._kept[wanted - self._kept_from :]
            self._kept_from = wanted

    def _done(self, now: float) -> list[Segment]:
        found = []
        while self._waiting and self._waiting[0].words.done():
            each = self._waiting.popleft()
            self.delays.seconds.append(now - each.ended_at)
            found += self._result(each, 0.0)
        meanwhile = self._provisional
        if meanwhile is not None and meanwhile.words.done():
            self._provisional = None
            if not found and self._gate.open_since == meanwhile.stretch.start:
                found = [replace(each, is_final=False) for each in self._result(meanwhile, 0.0)]
        return found

    def _result(self, each: _Waiting, seconds: float) -> list[Segment]:
        try:
            segment = each.words.result(timeout=seconds)
        except (TranscribingUnavailable, TimeoutError) as error:
            start = each.stretch.start
            _log.warning("caption_lost", action="listen", start=start, error=str(error))
            return []
        return [segment] if segment is not None else []


def _written(
    engines: Sequence[Recogniser], samples: Floats, ask: Ask, stretch: Stretch
) -> Segment | None:
    heard, _ = recognise(engines, samples, ask)
    return segment_of(heard, stretch.start, stretch.end, words=ask.words)
