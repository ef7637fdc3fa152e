"""Tags that say label and position in its span: begin, inside, end, single (BIES)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Marked:
    """Tokens ``start`` to ``end`` (half open) carry one label, with this probability."""

    start: int
    end: int
    label: str
    probability: float = 1.0


def tags_of(spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """Return one tag to a token, for spans that cover every token from left to right."""
    tags: list[str] = []
    for start, end, label in spans:
        if end - start == 1:
            tags.append(f"S-{label}")
        else:
            tags += [f"B-{label}", *[f"I-{label}"] * (end - start - 2), f"E-{label}"]
    return tags


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the spans that tags describe."""
    spans: list[tuple[int, int, str]] = []
    for place, tag in enumerate(tags):
        if tag[0] in "BS" or not spans:
            spans.append((place, place + 1, tag[2:]))
        else:
            spans[-1] = (spans[-1][0], place + 1, spans[-1][2])
    return spans


def allowed(tags: Sequence[str]) -> Flags:
    """Tell which tag may follow which; the last two rows say which may start and end a text."""
    size = len(tags)
    flags = np.zeros((size + 2, size), dtype=bool)
    for row, before in enumerate(tags):
        for column, after in enumerate(tags):
            is_over = before[0] in "ES"
            flags[row, column] = (
                after[0] in "BS" if is_over else after[0] in "IE" and after[2:] == before[2:]
            )
        flags[size, row] = before[0] in "BS"
        flags[size + 1, row] = before[0] in "ES"
    return flags
