"""Which entries hold a feature, packed for the database (倒排表), and read back for a question."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hotline.core.han import is_han, plain
from hotline.knowledge.rules.search.asking import Ask
from hotline.knowledge.rules.search.counts import rarity
from hotline.knowledge.rules.search.grams import INITIAL, SOUND, grams_of, initials_of, sounds_of
from hotline.knowledge.rules.search.weights import K1, B

BLOCK = 16_384
"""Entries to a row at most: what is rewritten when one more article is published."""
MOST_READ = 80_000
"""Entries looked at for one way to mean a question; the rarest features come first."""
LONGEST_FEATURE = 80
_ENTRY = np.dtype([("key", "<u4"), ("weight", "u1")])
_HEADING_COUNTS = 3
_FINEST = 100


@dataclass(frozen=True, slots=True)
class Held:
    """What one article holds: how often each feature, and how long it is."""

    counts: Mapping[str, int]
    size: int


def held_by(headings: Sequence[str], body: str) -> Held:
    """Return the features of an article; a word of a heading counts as often as three."""
    counts = Counter(grams_of(body))
    for heading in map(plain, headings):
        for feature in grams_of(heading):
            counts[feature] += _HEADING_COUNTS
        counts.update(sounds_of(heading))
        counts.update(initials_of(heading))
    written = sum(times for each, times in counts.items() if each[0] not in (SOUND, INITIAL))
    return Held({each[:LONGEST_FEATURE]: times for each, times in counts.items()}, written)


def is_single(feature: str) -> bool:
    """Tell whether it is one Han character: half of all articles hold it, it is only counted."""
    return len(feature) == 1 and is_han(feature)


def pack(key: int, times: int, size: int, average: float) -> bytes:
    """Return one entry: its key and what the feature is worth there (BM25, without rarity)."""
    worth = times * (K1 + 1) / (times + K1 * (1 - B + B * size / max(average, 1.0)))
    return key.to_bytes(4, "little") + bytes([max(1, min(255, round(worth * _FINEST)))])


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


def best_keys(
    rows: Iterable[tuple[str, bytes]], held: Mapping[str, int], total: int, most: int
) -> NDArray[np.int64]:
    """Return the keys of the entries that hold most of what was read, best first."""
    keys, gains = [], []
    for feature, packed in rows:
        entries = np.frombuffer(packed, _ENTRY)
        keys.append(entries["key"])
        gains.append(entries["weight"] * np.float32(rarity(total, min(held[feature], total))))
    if not keys:
        return np.zeros(0, np.int64)
    every, places = np.unique(np.concatenate(keys), return_inverse=True)
    scores = np.bincount(places, weights=np.concatenate(gains))
    return every[np.argsort(-scores, kind="stable")[:most]].astype(np.int64)
