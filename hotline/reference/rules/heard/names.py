"""Names as they sound, prepared to be searched."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hotline.reference.rules.heard.numbers import spelt_out
from hotline.reference.rules.spellings import is_latin, typed

Readings = Mapping[str, Sequence[str]]
"""Character → its syllables, the commonest first."""


@dataclass(frozen=True, slots=True)
class Name:
    """One text that a thing is known by; ``weight`` says how often it is named."""

    owner: int
    text: str
    is_nickname: bool = False
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Sounded:
    """The signs of a text and, for each, every syllable it may be."""

    signs: Sequence[str]
    syllables: Sequence[Sequence[str]]


_LONGEST = 12
_DOOR = re.compile(r"[0-9]+(?:号|栋|幢|楼|层|室|房|单元|弄|组|米)")


def may_be_name(text: str) -> bool:
    """Tell whether somebody wrote a name, not a whole description with doors and floors."""
    wanted = typed(text)
    if is_latin(wanted):
        return True
    return len(wanted) <= _LONGEST and not _DOOR.search(wanted)


def sounded(text: str, readings: Readings) -> Sounded:
    """Return a text's signs and sounds; numbers digit by digit, marks left out."""
    signs = [each for each in spelt_out(typed(text)) if each.isalnum()]
    return Sounded(signs, [readings.get(each, (each,)) for each in signs])


def from_syllables(syllables: Iterable[str]) -> Sounded:
    """Return what was typed as pinyin: sounds without characters."""
    told = list(syllables)
    return Sounded(["" for _ in told], [(each,) for each in told])
