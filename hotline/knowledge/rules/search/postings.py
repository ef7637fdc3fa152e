"""Which entries hold a feature, packed for the database (倒排表), and read back for a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hotline.knowledge.rules.search.asking import Ask
from hotline.knowledge.rules.search.counts import rarity
from hotline.knowledge.rules.search.weights import K1, B

BLOCK = 16_384
"""Entries to a row at most: what is rewritten when one more article is published."""
MOST_READ = 80_000
"""Entries looked at for one way to mean a question; the rarest features come first."""
LONGEST_FEATURE = 80
ENTRY = np.dtype([("key", "<u4"), ("weight", "u1")])
HEADING_COUNTS = 3
_FINEST = 100
_DENSE = 4_000_000
"""Keys within so many are summed in a row of their own; keys far apart are sorted."""


def worth_of(
    times: NDArray[np.int64], sizes: NDArray[np.int64], average: float
) -> NDArray[np.uint8]:
    """Return what features are worth in entries of these sizes (BM25, without rarity)."""
    worth = times * (K1 + 1) / (times + K1 * (1 - B + B * sizes / max(average, 1.0)))
    return np.clip(np.rint(worth * _FINEST), 1, 255).astype(np.uint8)


def to_read(ask: Ask, held: Mapping[str, int]) -> list[str]:
    """Return the pairs to read for an ask, the rarest first, until they are many entries."""
    known = sorted((held[each], each) for each in ask.pairs if each in held)
    chosen: list[str] = []
    entries = 0
    for many, feature in known:
        entries += many
        if chosen and entries > MOST_READ:
            break
        chosen.append(feature)
    return chosen


@dataclass(frozen=True, slots=True)
class Best:
    """The entries that hold most of what was asked, best first."""

    keys: Sequence[int]
    is_whole: bool
    """The best holds every pair that was asked for."""


def best_of(
    rows: Mapping[str, Sequence[bytes]],
    held: Mapping[str, int],
    total: int,
    *,
    most: int,
    asked: int,
) -> Best:
    """Return the best entries of what was read, a list of packed blocks to each feature."""
    keys, gains = [], []
    for feature, blocks in rows.items():
        entries = np.frombuffer(b"".join(blocks), ENTRY)
        keys.append(entries["key"])
        gains.append(entries["weight"] * np.float32(rarity(total, min(held[feature], total))))
    if not keys or not (every := np.concatenate(keys)).size:
        return Best((), is_whole=False)
    least = int(every.min())
    if int(every.max()) - least > _DENSE:
        known, places = np.unique(every, return_inverse=True)
    else:
        known, places = None, (every - np.uint32(least)).astype(np.intp)
    scores = np.bincount(places, weights=np.concatenate(gains))
    chosen = np.argpartition(-scores, most)[:most] if scores.size > most else scores.argsort()
    chosen = chosen[np.lexsort((chosen, -scores[chosen]))]
    chosen = chosen[scores[chosen] > 0]
    holds = int((places == chosen[0]).sum())
    found = chosen + least if known is None else known[chosen]
    return Best([int(each) for each in found], is_whole=holds == asked)
