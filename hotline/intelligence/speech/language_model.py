"""How likely one character follows two others, counted from a site's own texts (字三元模型).

Counts lie in sorted arrays, three characters to a number: millions of them take tens of megabytes
instead of the gigabyte a dictionary would.
"""

import io
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_CHINESE = re.compile("[\u4e00-\u9fff]+")
_EDGE = 1
"""The mark before and after every run of characters."""
_DISCOUNT = 0.6
_LEAST = 2
"""A run of three seen once is forgotten: it may be a name, and tells little."""

Keys = NDArray[np.uint64]
Counts = NDArray[np.uint32]


@dataclass(frozen=True, eq=False)
class Trigrams:
    """Counts of one, two and three characters in a row."""

    ones: tuple[Keys, Counts]
    twos: tuple[Keys, Counts]
    threes: tuple[Keys, Counts]
    total: int

    @classmethod
    def learn(cls, texts: Iterable[str]) -> "Trigrams":
        """Count the runs of Chinese characters in texts."""
        edge = chr(_EDGE)
        runs = (run for text in texts for run in _CHINESE.findall(text))
        said = "".join(f"{edge}{edge}{run}{edge}" for run in runs) or edge * 3
        stream = np.frombuffer(said.encode("utf-16-le"), "<u2").astype(np.uint64)
        twos = (stream[:-1] << np.uint64(16)) | stream[1:]
        threes = (twos[:-1] << np.uint64(16)) | stream[2:]
        threes = threes[stream[2:] != _EDGE]
        kept = _counted(threes)
        often = kept[1] >= _LEAST
        return cls(
            _counted(stream),
            _counted(twos),
            (kept[0][often], kept[1][often]),
            max(int((stream != _EDGE).sum()), 1),
        )

    @property
    def characters(self) -> int:
        """How many characters it was learnt from."""
        return self.total

    def save(self, path: Path) -> None:
        """Write it to a file, whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        out = io.BytesIO()
        np.savez_compressed(
            out,
            total=np.array([self.total]),
            one_0=self.ones[0],
            one_1=self.ones[1],
            two_0=self.twos[0],
            two_1=self.twos[1],
            three_0=self.threes[0],
            three_1=self.threes[1],
        )
        draft, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with os.fdopen(draft, "wb") as file:
            file.write(out.getvalue())
        Path(name).replace(path)

    @classmethod
    def load(cls, path: Path) -> "Trigrams":
        """Read it from a file."""
        with np.load(path, allow_pickle=False) as kept:
            pairs = [(kept[f"{k}_0"], kept[f"{k}_1"]) for k in ("one", "two", "three")]
            return cls(pairs[0], pairs[1], pairs[2], int(kept["total"][0]))

    def count(self, character: str) -> int:
        """Return how often a character occurs."""
        return _look(self.ones, ord(character))

    def log_probability(self, before: str, last: str, character: str) -> float:
        """Return the logarithm of the probability of a character after two others.

        Discounted counts, the shorter context filling up what the longer leaves. An empty
        character is the edge of a run.
        """
        a, b, c = (ord(each) if each else _EDGE for each in (before, last, character))
        return float(np.log(_three(self, a, b, c)))


@lru_cache(maxsize=200_000)
def _three(model: "Trigrams", a: int, b: int, c: int) -> float:
    two = (a << 16) | b
    context = _look(model.twos, two)
    if not context:
        return _two(model, b, c)
    seen = _look(model.threes, (two << 16) | c)
    spare = _spare(model, "threes", two, context)
    return max(seen - _DISCOUNT, 0.0) / context + spare * _two(model, b, c)


@lru_cache(maxsize=200_000)
def _two(model: "Trigrams", b: int, c: int) -> float:
    one = (_look(model.ones, c) + 0.1) / (model.total + 2000.0)
    context = _look(model.ones, b)
    if not context:
        return one
    seen = _look(model.twos, (b << 16) | c)
    spare = _spare(model, "twos", b, context)
    return max(seen - _DISCOUNT, 0.0) / context + spare * one


@lru_cache(maxsize=100_000)
def _spare(model: "Trigrams", table: str, before: int, context: int) -> float:
    """Return what discounting and forgetting leave for the shorter context."""
    keys, counts = getattr(model, table)
    begin = int(np.searchsorted(keys, np.uint64(before << 16)))
    end = int(np.searchsorted(keys, np.uint64((before + 1) << 16)))
    used = float(counts[begin:end].sum()) - _DISCOUNT * (end - begin)
    return max(1.0 - used / context, 0.01)


def _counted(keys: Keys) -> tuple[Keys, Counts]:
    found, counts = np.unique(keys, return_counts=True)
    return found, counts.astype(np.uint32)


def _look(table: tuple[Keys, Counts], key: int) -> int:
    keys, counts = table
    place = int(np.searchsorted(keys, np.uint64(key)))
    return int(counts[place]) if place < len(keys) and int(keys[place]) == key else 0
