"""What a recogniser promises."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from hotline.intelligence.speech.segments import Heard
from hotline.intelligence.speech.sound import Floats


class RecogniserFailed(Exception):
    """The engine or the service gave no words (Chinese text)."""


@dataclass(frozen=True, slots=True)
class Ask:
    """How a stretch of speech is to be understood."""

    language: str | None = None
    """None: find out."""
    words: str = ""
    """Names and words that are likely, such as the city's places."""
    is_urgent: bool = False
    """A caption somebody waits for, rather than a recording."""


class Recogniser(Protocol):
    """Turns one stretch of speech, at most 15 seconds at 16 kHz, into words."""

    name: str

    def is_available(self) -> bool:
        """Tell whether it can be asked here."""

    def recognise(self, samples: Floats, ask: Ask) -> Heard:
        """Return the words.

        Raises:
            RecogniserFailed: it gave none.

        """


@dataclass(frozen=True, slots=True)
class Update:
    """What a streaming service says meanwhile; a provisional text is replaced by the next."""

    text: str
    is_final: bool
    start: float | None = None
    end: float | None = None


class Stream(Protocol):
    """A service that listens along."""

    def send(self, pcm: bytes) -> None:
        """Pass on 16-bit samples."""

    def updates(self) -> Iterator[Update]:
        """Return what it said since the last time, at once."""

    def finish(self) -> Iterator[Update]:
        """Say that nobody speaks any more, and return the rest."""
