"""Captions from a site's streaming service, where it has one; else from stretches of speech.

``begin_listening`` is what a caller asks; both kinds have ``feed`` and ``finish``.
"""

from collections.abc import Iterable
from typing import Protocol

import structlog

from hotline.intelligence.listening import Listener
from hotline.intelligence.model_settings import ModelSettings
from hotline.intelligence.recognisers.base import Ask, RecogniserFailed, Stream, Update
from hotline.intelligence.recognisers.funasr import Funasr
from hotline.intelligence.recognisers.sherpa import Sherpa
from hotline.intelligence.speech.segments import Heard, Segment
from hotline.intelligence.transcribing import segment_of

_BYTES_A_SAMPLE = 2
_log = structlog.get_logger()


class Captions(Protocol):
    """What gives captions of one channel."""

    def feed(self, pcm: bytes, now: float) -> list[Segment]:
        """Take 16-bit samples; return what was written down meanwhile."""

    def finish(self, now: float | None = None) -> list[Segment]:
        """Return the rest."""


def begin_listening(
    rate: int, *, words: str = "", provisional_every: float | None = None
) -> Captions:
    """Begin the captions of one channel, by the best there is.

    Raises:
        TranscribingUnavailable: there is nothing here that could.

    """
    settings = ModelSettings()
    ask = Ask("zh", words, is_urgent=True)
    streaming: dict[str, Funasr | Sherpa] = {
        "funasr": Funasr(settings),
        "sherpa": Sherpa(settings),
    }
    chosen = streaming.get(settings.recogniser)
    if chosen is not None and chosen.is_available():
        try:
            return StreamListener(chosen.stream(rate, ask), rate, words=words)
        except RecogniserFailed as error:
            _log.warning("stream_refused", action="listen", engine=chosen.name, error=str(error))
    return Listener(rate, words=words, provisional_every=provisional_every)


class Patient(Captions, Protocol):
    """Captions of sound that is past: fed no faster than its words come."""

    @property
    def waiting(self) -> int:
        """How many stretches wait for their words."""


def begin_catching_up(rate: int, *, words: str = "") -> Patient:
    """Begin the captions of what one channel said before anybody listened.

    Raises:
        TranscribingUnavailable: there is nothing here that could.

    """
    return Listener(rate, words=words, is_urgent=False)


class StreamListener:
    """A streaming service, followed by stretches on this machine when it breaks off."""

    def __init__(self, stream: Stream, rate: int, *, words: str = "") -> None:
        self._stream: Stream | None = stream
        self._rate, self._words = rate, words
        self._heard, self._told_until = 0.0, 0.0
        self._after: Listener | None = None
        self._after_from = 0.0

    def feed(self, pcm: bytes, now: float) -> list[Segment]:
        """Pass on the samples; return what the service said meanwhile."""
        if self._after is not None:
            return self._shifted(self._after.feed(pcm, now))
        self._heard += len(pcm) / _BYTES_A_SAMPLE / self._rate
        try:
            if self._stream is not None:
                self._stream.send(pcm)
                return self._segments(self._stream.updates())
        except RecogniserFailed as error:
            _log.warning("stream_lost", action="listen", error=str(error))
            self._go_on_alone()
        return []

    def finish(self, now: float | None = None) -> list[Segment]:
        """Return the rest."""
        if self._after is not None:
            return self._shifted(self._after.finish(now))
        try:
            return self._segments(self._stream.finish()) if self._stream else []
        except RecogniserFailed as error:
            _log.warning("stream_lost", action="listen", error=str(error))
            return []

    def _go_on_alone(self) -> None:
        self._stream = None
        self._after = Listener(self._rate, words=self._words)
        self._after_from = self._heard

    def _segments(self, updates: Iterable[Update]) -> list[Segment]:
        found = []
        for each in updates:
            start = each.start if each.start is not None else self._told_until
            end = max(each.end if each.end is not None else self._heard, start)
            segment = segment_of(Heard(each.text), start, end)
            if segment is None:
                continue
            if each.is_final:
                self._told_until = end
                found.append(segment)
            else:
                found.append(_provisional(segment))
        return found

    def _shifted(self, segments: list[Segment]) -> list[Segment]:
        return [_moved(each, self._after_from) for each in segments]


def _provisional(segment: Segment) -> Segment:
    return Segment(
        segment.start, segment.end, segment.raw, segment.raw, segment.language, is_final=False
    )


def _moved(segment: Segment, seconds: float) -> Segment:
    return Segment(
        round(segment.start + seconds, 2),
        round(segment.end + seconds, 2),
        segment.raw,
        segment.text,
        segment.language,
        segment.confidence,
        segment.is_final,
    )
