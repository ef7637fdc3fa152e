"""Pack which entries hold which feature, for many articles at once (批量建倒排表).

What :mod:`postings` says of one article, counted by numpy over thousands: making the tables anew
every night must not take the night.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from hotline.core.han import HAN_RANGES, plain
from hotline.knowledge.rules.search.grams import grams_of, initials_of, sounds_of
from hotline.knowledge.rules.search.postings import (
    BLOCK,
    ENTRY,
    HEADING_COUNTS,
    LONGEST_FEATURE,
    worth_of,
)

_HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in HAN_RANGES)
_NOT_HAN = re.compile(rf"[^{_HAN}\n]+")
_CODE, _OWNER = np.uint64(21), np.uint64(14)
"""Bits of a character's number, and of an entry's place in its block."""
_NAMED = 1 << 42
"""Features beyond two characters have numbers from here on, by a list of names."""
Numbers = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says."""

    headings: Sequence[str]
    body: str


@dataclass(frozen=True, slots=True)
class Packed:
    """A row of the table: a feature in a block, in how many entries it is, and in which."""

    feature: str
    block: int
    held: int
    entries: bytes


@dataclass
class _Named:
    """Features that are no character and no pair: words, sounds, initials."""

    numbers: dict[str, int] = field(default_factory=dict)
    features: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)

    def add(self, owner: int, features: Sequence[str]) -> None:
        """Count them for an entry."""
        for each in features:
            name = each[:LONGEST_FEATURE]
            self.features.append(self.numbers.setdefault(name, _NAMED + len(self.numbers)))
            self.owners.append(owner)

    def columns(self) -> tuple[Numbers, Numbers]:
        """Return the numbers of the features, and whose they are."""
        return np.array(self.features, np.uint64), np.array(self.owners, np.uint64)


class Counted:
    """Entries with everything they hold counted; their keys may be known later."""

    def __init__(self, said: Sequence[Said]) -> None:
        """Count; no more than a block of entries at once."""
        self._named = _Named()
        features, owners = _written(said, self._named)
        self.sizes = np.bincount(owners.astype(np.intp), minlength=len(said))
        """How many features of its words each entry has."""
        heard = _Named(self._named.numbers)
        for owner, each in enumerate(said):
            for heading in map(plain, each.headings):
                heard.add(owner, [*sounds_of(heading), *initials_of(heading)])
        more, whose = heard.columns()
        both = np.concatenate([features, more]) << _OWNER | np.concatenate([owners, whose])
        self._known, self._times = np.unique(both, return_counts=True)

    def rows(self, keys: Sequence[int], average: float) -> Iterator[Packed]:
        """Yield a row to each feature in each block; the keys ascend."""
        places = (self._known & np.uint64(BLOCK - 1)).astype(np.intp)
        packed = np.zeros(len(places), ENTRY)
        packed["key"] = np.array(keys, np.int64)[places]
        packed["weight"] = worth_of(self._times, self.sizes[places], average)
        held, blocks = self._known >> _OWNER, packed["key"] // BLOCK
        is_new = (held[1:] != held[:-1]) | (blocks[1:] != blocks[:-1])
        ends = [*(np.flatnonzero(is_new) + 1).tolist(), len(held)]
        names = [*self._named.numbers]
        begin = 0
        for end in ends if len(held) else ():
            number = int(held[begin])
            is_single = number < 1 << int(_CODE)
            entries = b"" if is_single else packed[begin:end].tobytes()
            yield Packed(_name(number, names), int(blocks[begin]), end - begin, entries)
            begin = end


def _name(number: int, names: Sequence[str]) -> str:
    if number >= _NAMED:
        return names[number - _NAMED]
    first, second = divmod(number, 1 << int(_CODE))
    return chr(first) + chr(second) if first else chr(second)


def _written(said: Sequence[Said], named: _Named) -> tuple[Numbers, Numbers]:
    """Return every character, pair and word with whose it is."""
    whole: list[str] = []
    for owner, each in enumerate(said):
        parts = [plain(each.body)] + [plain(head) for head in each.headings] * HEADING_COUNTS
        text = "\n".join([*parts, ""])
        whole.append(text)
        for piece in _NOT_HAN.findall(text):
            named.add(owner, grams_of(piece))
    lengths = [len(each) for each in whole]
    owners = np.repeat(np.arange(len(said), dtype=np.uint64), lengths)
    codes = np.frombuffer("".join(whole).encode("utf-32-le", "surrogatepass"), "<u4")
    codes = codes.astype(np.uint64)
    han = np.zeros(len(codes), bool)
    for first, last in HAN_RANGES:
        han |= (codes >= first) & (codes <= last)
    single, pair = np.flatnonzero(han), np.flatnonzero(han[:-1] & han[1:])
    words, whose = named.columns()
    return (
        np.concatenate([codes[single], codes[pair] << _CODE | codes[pair + 1], words]),
        np.concatenate([owners[single], owners[pair], whose]),
    )
