"""Whether live captions left much of a talk out (漏听): then the whole is written down again."""

from collections.abc import Sequence

Span = tuple[float, float]
_SECONDS, _SHARE = 8.0, 0.15
"""Both must be missing: a cough is no gap, nor is a minute of a long talk in noise."""


def left_out(spoken: Sequence[Sequence[Span]], written: Sequence[Sequence[Span]]) -> bool:
    """Tell whether much speech of the parties, each with its own spans, is not in words."""
    total = sum(end - start for party in spoken for start, end in party)
    gone = sum(unwritten(said, known) for said, known in zip(spoken, written, strict=True))
    return gone >= _SECONDS and gone >= _SHARE * total


def unwritten(spoken: Sequence[Span], written: Sequence[Span]) -> float:
    """Return the seconds of speech that no words cover."""
    gone = 0.0
    for start, end in spoken:
        at = start
        for begin, last in sorted(written):
            if last > at and begin < end:
                gone += max(begin - at, 0.0)
                at = max(at, last)
        gone += max(end - at, 0.0)
    return gone
