"""Features counted in many texts: a sparse table, and how rare each feature is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Counts:
    """Rows of texts, columns of features, by a vocabulary."""

    vocabulary: Mapping[str, int]
    table: sparse.csr_array


def count(texts: Sequence[Sequence[str]]) -> Counts:
    """Count the features of the texts."""
    vocabulary: dict[str, int] = {}
    columns: list[int] = []
    values: list[int] = []
    ends = [0]
    for each in texts:
        for feature, times in Counter(each).items():
            columns.append(vocabulary.setdefault(feature, len(vocabulary)))
            values.append(times)
        ends.append(len(columns))
    table = sparse.csr_array(
        (np.array(values, np.float32), np.array(columns, np.int32), np.array(ends, np.int64)),
        shape=(len(texts), len(vocabulary)),
    )
    return Counts(vocabulary, table)


def rarity(total: int, holding: int) -> float:
    """Return how much a feature says that so many of all texts hold (IDF)."""
    return log(1 + (total - holding + 0.5) / (holding + 0.5))


def rarities(counts: Counts) -> Floats:
    """Return the rarity of each column."""
    total = counts.table.shape[0]
    holding = np.bincount(counts.table.indices, minlength=counts.table.shape[1])
    return np.asarray(np.log1p((total - holding + 0.5) / (holding + 0.5)), np.float32)
