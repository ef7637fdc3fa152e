"""What speech becomes: segments with times, of channels, of a transcript (通话文字)."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Heard:
    """What an engine says of one stretch of speech."""

    text: str
    language: str = "zh"
    score: float = 0.0
    """Mean log-probability of its pieces; 0: the engine does not say."""
    no_speech: float = 0.0


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of speech; seconds since the beginning of the recording."""

    start: float
    end: float
    raw: str
    """What the engine heard, in simplified characters."""
    text: str
    """With homophones mended and numbers written."""
    language: str = "zh"
    confidence: float = 1.0
    is_final: bool = True
    """A provisional one is replaced by the next of the same start."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One party: left the citizen, right the operator; or the only one there is."""

    index: int
    party: str
    segments: list[Segment] = field(default_factory=list)

    @property
    def language(self) -> str:
        """The language most of its seconds are in; empty when nobody spoke."""
        seconds: dict[str, float] = {}
        for each in self.segments:
            seconds[each.language] = seconds.get(each.language, 0.0) + each.end - each.start
        return max(seconds, key=seconds.__getitem__, default="")


@dataclass(frozen=True, slots=True)
class Transcript:
    """A recording in words, and who wrote it down."""

    channels: list[Channel]
    seconds: float
    rate: int
    engine: str
    notes: list[str] = field(default_factory=list)

    @property
    def is_silent(self) -> bool:
        """Nobody spoke on any channel."""
        return not any(each.segments for each in self.channels)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "seconds": round(self.seconds, 2),
            "rate": self.rate,
            "engine": self.engine,
            "channels": [
                {
                    "index": each.index,
                    "party": each.party,
                    "language": each.language,
                    "text": "".join(part.text for part in each.segments),
                    "raw": "".join(part.raw for part in each.segments),
                    "segments": [asdict(part) for part in each.segments],
                }
                for each in self.channels
            ],
            "notes": self.notes,
        }
