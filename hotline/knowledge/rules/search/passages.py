"""Cut an article into passages (段落) short enough to be quoted as they stand."""

import re
from collections.abc import Iterator

LONGEST = 220
"""Characters; about what is read in one breath on a screen."""
_ENDS = re.compile(r"(?<=[。！？!?；;])|(?<=\n)")


def passages_of(text: str, *, longest: int = LONGEST) -> list[str]:
    """Return the passages, word for word: whole sentences where that is possible."""
    found: list[str] = []
    kept = ""
    for piece in _pieces(text, longest):
        if kept and len(kept) + len(piece) > longest:
            found.append(kept.strip())
            kept = ""
        kept += piece
        if kept.endswith("\n") and len(kept) > longest // 2:
            found.append(kept.strip())
            kept = ""
    found.append(kept.strip())
    return [each for each in found if each]


def _pieces(text: str, longest: int) -> Iterator[str]:
    for sentence in _ENDS.split(text):
        for start in range(0, len(sentence), longest):
            yield sentence[start : start + longest]
