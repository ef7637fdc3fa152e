"""Which seconds of a sound: stretches that are joined, counted and cut to its length."""

from collections.abc import Iterable

Span = tuple[float, float]


def merge(spans: Iterable[Span], *, longest: float, slack: float = 0.5) -> list[Span]:
    """Return the stretches in order, overlapping and touching ones joined, within 0..longest."""
    merged: list[Span] = []
    for start, end in sorted((max(0.0, a), min(b, longest)) for a, b in spans):
        if end <= start:
            continue
        if merged and start <= merged[-1][1] + slack:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return [(round(a, 1), round(b, 1)) for a, b in merged]


def seconds_of(spans: Iterable[Span]) -> float:
    """Return how many seconds the stretches have together."""
    return sum(end - start for start, end in spans)
