"""Passages put into cells by meaning (语义分格), so that a question looks into a few of them only.

A quarter of a million vectors are 100 MB in bytes and more than a search may read; the dozen
cells around a question are two.
"""

from dataclasses import dataclass
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from hotline.knowledge.rules.search.counts import Floats

PROBED = 12
"""Cells looked into; with so few passages as fill them, all are looked at."""
_LEARNT_FROM = 20_000
_ROUNDS = 6
_FINEST = 254.0
"""A vector of length one has hardly a number above a half: they fill a byte."""
_KEY = np.dtype("<u4")


@dataclass(frozen=True, slots=True)
class Near:
    """Entries by how near in meaning their nearest passage is, the nearest first."""

    keys: list[int]
    closeness: list[float]


def centres_of(vectors: Floats) -> Floats:
    """Return the middles of cells of some hundred passages each; the same for the same vectors."""
    some = vectors[:: max(1, len(vectors) // _LEARNT_FROM)]
    many = max(1, isqrt(len(vectors)))
    centres = some[np.linspace(0, len(some) - 1, many).astype(np.intp)]
    for _ in range(_ROUNDS):
        cells = cells_of(some, centres)
        sums = np.zeros_like(centres)
        np.add.at(sums, cells, some)
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(length > 0, sums / np.maximum(length, 1e-9), centres)
    return np.asarray(centres, np.float32)


def cells_of(vectors: Floats, centres: Floats) -> NDArray[np.intp]:
    """Return the cell of each vector: the nearest."""
    found = [
        (vectors[begin : begin + 4096] @ centres.T).argmax(axis=1)
        for begin in range(0, len(vectors), 4096)
    ]
    return np.concatenate(found) if found else np.zeros(0, np.intp)


def cells_to_probe(question: Floats, centres: Floats) -> list[int]:
    """Return the cells a question looks into, the nearest first."""
    order = np.argsort(-(centres @ question), kind="stable")
    return [int(each) for each in order[:PROBED]]


def pack_cell(keys: NDArray[np.int64], vectors: Floats) -> tuple[bytes, bytes]:
    """Return the keys of entries and the vectors of their passages, to be kept or appended."""
    fine = np.clip(np.rint(vectors * _FINEST), -127, 127).astype(np.int8)
    return keys.astype(_KEY).tobytes(), fine.tobytes()


def nearest(question: Floats, keys: bytes, vectors: bytes, *, most: int) -> Near:
    """Return the entries of some cells that lie nearest to a question."""
    owners = np.frombuffer(keys, _KEY)
    table = np.frombuffer(vectors, np.int8).reshape(len(owners), len(question))
    near = (table.astype(np.float32) @ question) / np.float32(_FINEST)
    best: dict[int, float] = {}
    for at in np.argsort(-near, kind="stable"):
        best.setdefault(int(owners[at]), float(near[at]))
        if len(best) == most:
            break
    return Near([*best], [*best.values()])
