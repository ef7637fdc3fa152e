"""The ways to type a place: its characters, its pinyin, its initials; from any character on."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

MIN_LETTERS = 2
"""One Latin letter finds half the city."""
MAX_SPELLING = 60
_SHORTEST_TAIL = 2

Read = Callable[[str], Sequence[Sequence[str]]]
"""Gives the readings of a name, each a syllable to a character."""


class Way(StrEnum):
    """How a spelling is typed (输入方式)."""

    CHARACTERS = "characters"
    PINYIN = "pinyin"
    INITIALS = "initials"
    SOUND = "sound"
    """Not typed at all: only heard."""


@dataclass(frozen=True, order=True)
class Spelling:
    """One text that leads to a place, and at which of the name's characters it starts."""

    start: int
    way: Way
    text: str


def spell(name: str, read: Read) -> list[Spelling]:
    """Return every spelling of a name: of the whole and of each tail of two or more characters.

    A tail lets ``国贸`` find 海口国贸 without a search inside of words.
    """
    name = typed(name)
    found = {
        Spelling(start, Way.CHARACTERS, name[start:][:MAX_SPELLING]) for start in _starts(name)
    }
    for syllables in read(name):
        for start in _starts(name):
            tail = syllables[start:]
            found.add(Spelling(start, Way.PINYIN, "".join(tail)[:MAX_SPELLING]))
            found.add(Spelling(start, Way.INITIALS, "".join(each[:1] for each in tail)))
    return sorted(found)


def _starts(name: str) -> range:
    return range(max(len(name) - _SHORTEST_TAIL + 1, 1))


def typed(text: str) -> str:
    """Return what was typed, so that it can be compared: half width, small, without spaces."""
    text = unicodedata.normalize("NFKC", text).lower().replace("ü", "v")
    return re.sub(r"[\s'’·・]+", "", text)[:MAX_SPELLING]


def is_latin(text: str) -> bool:
    """Tell whether pinyin or initials were typed rather than characters."""
    return re.fullmatch(r"[a-z]+", text) is not None
