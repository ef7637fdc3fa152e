"""Find letters that are nearly the same, so that none is learnt from and tested on at once."""

import zlib
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_SIZE = 4
"""Characters of a shingle."""
_MINIMA, _BAND = 64, 2
_ALIKE = 0.3
"""Shared shingles from which on two texts count as one."""
_PRIME = (1 << 61) - 1
_MOST = 60
"""A bucket of more is a common phrase; only neighbours are compared in it."""


def group_alike(texts: Sequence[str]) -> NDArray[np.int64]:
    """Return for each text the number of its group."""
    shingles = [_shingles(text) for text in texts]
    parent = list(range(len(texts)))
    checked: set[tuple[int, int]] = set()
    for bucket in _buckets(shingles):
        anchor = bucket[:1] if len(bucket) > _MOST else bucket
        for first in anchor:
            for second in bucket:
                pair = (first, second)
                if first >= second or pair in checked:
                    continue
                checked.add(pair)
                if _alike(shingles[first], shingles[second]):
                    parent[_root(parent, second)] = _root(parent, first)
    return np.array([_root(parent, each) for each in range(len(texts))], np.int64)


def _shingles(text: str) -> frozenset[int]:
    return frozenset(
        zlib.crc32(text[at : at + _SIZE].encode()) for at in range(max(1, len(text) - _SIZE + 1))
    )


def _buckets(shingles: Sequence[frozenset[int]]) -> list[list[int]]:
    chance = np.random.default_rng(7)
    factors = chance.integers(1, 1 << 31, _MINIMA, dtype=np.uint64) | np.uint64(1)
    addends = chance.integers(0, 1 << 61, _MINIMA, dtype=np.uint64)
    found: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for at, each in enumerate(shingles):
        hashes = np.fromiter(each, np.uint64, len(each))
        mixed = (hashes[:, None] * factors + addends) % np.uint64(_PRIME)
        minima = mixed.min(axis=0)
        for band in range(0, _MINIMA, _BAND):
            found[band, minima[band : band + _BAND].tobytes()].append(at)
    return [bucket for bucket in found.values() if len(bucket) > 1]


def _alike(first: frozenset[int], second: frozenset[int]) -> bool:
    shared = len(first & second)
    return shared >= _ALIKE * (len(first) + len(second) - shared)


def _root(parent: list[int], each: int) -> int:
    while parent[each] != each:
        parent[each] = parent[parent[each]]
        each = parent[each]
    return each
