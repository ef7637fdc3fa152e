"""A field that words of the conversation fill, and where those words stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hotline.workorders.rules.draft.turns import Turn


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one turn: characters ``start`` to ``end``, first heard at ``second``."""

    turn: int
    start: int
    end: int
    text: str
    second: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A value that its spans hold; ``value`` is what they say, ``code`` what the form keeps."""

    value: str
    probability: float
    spans: tuple[Span, ...]
    code: str = ""
    at: datetime | None = None
    precision: str = ""
    by: str = "rules"
    meant: str = ""
    """The value with a name of the city in the place of what only sounds like one (听着像)."""


def span_of(turns: Sequence[Turn], turn: int, start: int, end: int) -> Span:
    """Return the span of a turn's characters."""
    said = turns[turn]
    return Span(turn, start, end, said.text[start:end], said.second_of(start))
