"""Marks by which texts that say nearly the same are found without comparing all of them.

A text is the set of its pairs of neighbouring characters (shingles). Marks are small numbers
drawn from that set so that two texts share one the likelier the more pairs they share: the
smallest of the pairs' hashes under many orders (min-hash), taken two by two. Forty marks an
order make one small array with one index, whatever the city's size; a trigram index over the
whole texts would keep every word of every letter a second time.
"""

import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

BANDS = 16
"""Of two texts that share half of their pairs, 99 in 100 share a mark; of a tenth, one in 7."""
_ROWS = 2
_PRIME = (1 << 61) - 1
_SIGNED = 1 << 31
_STEPS = tuple(
    (zlib.crc32(f"a{at}".encode()) * 2 + 1, zlib.crc32(f"b{at}".encode()))
    for at in range(BANDS * _ROWS)
)
_HIGH, _LOW, _PLUS = (
    np.array(column, dtype=np.uint64)[:, np.newaxis]
    for column in zip(*((a >> 16, a & 0xFFFF, b) for a, b in _STEPS), strict=True)
)
_61, _45, _16 = np.uint64(61), np.uint64(45), np.uint64(16)
_MOD, _LOW_45 = np.uint64(_PRIME), np.uint64((1 << 45) - 1)
_FEWEST = 3
"""Texts of fewer pairs say too little to be like another."""


def plain(text: str) -> str:
    """Return letters, digits and Han in one spelling; nothing else tells texts apart."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).lower()))


def shingles(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters."""
    letters = plain(text)
    return frozenset(map("".join, pairwise(letters)))


def marks(kind: str, text: str) -> Iterator[int]:
    """Yield the text's marks, as 32-bit numbers; ``kind`` keeps places apart from words."""
    hashes = [zlib.crc32(each.encode()) for each in shingles(text)]
    if len(hashes) < _FEWEST:
        return
    least = _least(hashes)
    for at in range(BANDS):
        band = least[at * _ROWS : (at + 1) * _ROWS]
        yield zlib.crc32(f"{kind}{at}:{band}".encode()) - _SIGNED


def _least(hashes: Sequence[int]) -> list[int]:
    """Return the smallest ``(a * hash + b) % _PRIME`` of every step, all steps at once.

    A product has 65 bits: the step is multiplied in two parts, and what passes the 61 bits of
    the prime comes round at the bottom, as it does with every prime one below a power of two.
    """
    each = np.array(hashes, dtype=np.uint64)
    high = _HIGH * each
    total = ((high & _LOW_45) << _16) + (high >> _45) + _LOW * each + _PLUS
    total = (total & _MOD) + (total >> _61)
    found: list[int] = np.where(total >= _MOD, total - _MOD, total).min(axis=1).tolist()
    return found


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the shorter text stands in the longer, from 0 to 1."""
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest >= _FEWEST else 0.0
