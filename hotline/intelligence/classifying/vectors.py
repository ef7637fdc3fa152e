"""Turn counted terms into rows of numbers: rare terms weigh more, long texts not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from hotline.intelligence.classifying.terms import HEAD, KINDS, PAIR, STRING, WORD

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]
SHARES: Mapping[str, float] = {WORD: 1.0, PAIR: 0.5, HEAD: 0.7, STRING: 1.0}
"""How much each kind of term has to say."""
LEAST: Mapping[str, int] = {WORD: 2, PAIR: 2, HEAD: 2, STRING: 3}
"""In how many texts a term must stand to be counted."""


class Row(NamedTuple):
    """The terms of one text that are known, with what each weighs."""

    at: Integers
    weight: Floats


class Vocabulary:
    """The terms that are known, in order, and how rare each is."""

    def __init__(self, terms: Sequence[str], rarity: Floats) -> None:
        """Keep both; they are of the same length."""
        self.terms = list(terms)
        self.rarity = rarity
        self._rarity = rarity.tolist()
        self._at = {term: at for at, term in enumerate(self.terms)}

    def __len__(self) -> int:
        """Return how many terms are known."""
        return len(self.terms)

    @property
    def words(self) -> NDArray[np.bool_]:
        """Return which terms are words; all, when nobody cut the texts into words."""
        if not any(term[0] == PAIR for term in self.terms):
            return np.ones(len(self.terms), bool)
        return np.array([term[0] != STRING for term in self.terms], bool)

    def row(self, counts: Mapping[str, float]) -> Row:
        """Weigh the terms of one text; every kind of term has the same length."""
        at: dict[str, list[int]] = {kind: [] for kind in KINDS}
        weights: dict[str, list[float]] = {kind: [] for kind in KINDS}
        place, rarity = self._at.get, self._rarity
        for term, count in counts.items():
            known = place(term)
            if known is not None:
                weight = (1.0 + log(count) if count > 1.0 else count) * rarity[known]
                at[term[0]].append(known)
                weights[term[0]].append(weight)
        scaled = [_of_length(np.array(weights[kind]), SHARES[kind]) for kind in KINDS]
        columns = np.array([each for kind in KINDS for each in at[kind]], np.int32)
        return Row(columns, np.concatenate(scaled).astype(np.float32))

    def rows(self, texts: Sequence[Mapping[str, float]]) -> sparse.csr_matrix:
        """Weigh many texts."""
        found = [self.row(each) for each in texts]
        ends = np.cumsum([0, *(len(row.at) for row in found)])
        columns = np.concatenate([row.at for row in found]) if found else np.zeros(0, np.int32)
        weights = np.concatenate([row.weight for row in found]) if found else np.zeros(0)
        shape = (len(found), len(self))
        return sparse.csr_matrix((weights.astype(np.float32), columns, ends), shape=shape)


def _of_length(weights: NDArray[np.float64], length: float) -> NDArray[np.float64]:
    return weights * (length / (float(np.linalg.norm(weights)) or 1.0))


def learn_vocabulary(texts: Sequence[Mapping[str, float]]) -> Vocabulary:
    """Keep the terms that stand in enough texts."""
    seen = Counter(term for each in texts for term in each)
    # A handful of texts has no term twice; better a weak word than none.
    least = LEAST if len(texts) >= 100 else dict.fromkeys(KINDS, 1)  # noqa: PLR2004
    kept = sorted(term for term, count in seen.items() if count >= least[term[0]])
    rarity = [log((len(texts) + 1) / (seen[term] + 1)) + 1.0 for term in kept]
    return Vocabulary(kept, np.array(rarity, np.float32))
