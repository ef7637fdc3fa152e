"""Cut a text into words for searching (检索分词): pairs of Han, whole words and numbers.

PostgreSQL has no Chinese parser here, and a dictionary would miss the names of streets. Every
two neighbouring Han become a word (路灯不亮 → 路灯 灯不 不亮 亮), the last of a run also
alone; what stands between — Latin, digits — is one word. Positions let a query ask for
neighbours, so that 路灯不亮 is found where these four stand together, and nowhere else.
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hotline.core.han import is_han, plain

_LAST_POSITION = 16_383
"""PostgreSQL keeps no position beyond it; such words are still found, as neighbours of the last."""
LONGEST_WORD = 64
"""A longer run of letters or digits is cut: nobody types it, and it must not bloat the index."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, where it stands, and whether it may go on (the last of a query)."""

    text: str
    at: int
    is_beginning: bool = False


def _kind(char: str) -> str:
    if is_han(char):
        return "han"
    if char.isalnum():
        return "word"
    return "space" if char.isspace() else "mark"


def _runs(text: str) -> Iterator[tuple[str, str]]:
    for kind, chars in itertools.groupby(plain(text), _kind):
        yield kind, "".join(chars)


def words_of(text: str) -> Iterator[Word]:
    """Yield every word of a text, with its position; a mark between words leaves a gap."""
    at = 1
    for kind, run in _runs(text):
        if kind == "han":
            for offset, char in enumerate(run):
                yield Word(char + run[offset + 1 : offset + 2], min(at + offset, _LAST_POSITION))
            at += len(run)
        elif kind == "word":
            yield Word(run[:LONGEST_WORD], min(at, _LAST_POSITION))
            at += 1
        elif kind == "mark":
            at += 1


def vector_of(texts: Iterable[str], marks: Iterable[str] = ()) -> str:
    """Return the words of the texts as PostgreSQL writes a ``tsvector``.

    The texts follow one another with a gap; ``marks`` are words of no position.
    """
    places: dict[str, set[int]] = {}
    for each in words_of("。".join(texts)):
        places.setdefault(each.text, set()).add(each.at)
    kept = [f"{quoted(text)}:{','.join(map(str, sorted(at)))}" for text, at in places.items()]
    return " ".join([*map(quoted, marks), *kept])


def quoted(word: str) -> str:
    """Quote a word for a ``tsvector`` or ``tsquery``."""
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
