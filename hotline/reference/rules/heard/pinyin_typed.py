"""Cut typed pinyin into syllables; what is no syllable stays single letters."""

from collections.abc import Container

_LONGEST = 6
_UNKNOWN = 3.0


def cut_pinyin(letters: str, syllables: Container[str]) -> list[str]:
    """Return the fewest syllables that spell the letters."""
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(letters) + 1):
        ways = []
        for start in range(max(0, end - _LONGEST), end):
            piece = letters[start:end]
            if piece in syllables or len(piece) == 1:
                cost, before = best[start]
                ways.append((cost + (1 if piece in syllables else _UNKNOWN), [*before, piece]))
        best.append(min(ways))
    return best[-1][1]
