"""One decision among the topics below one topic: a linear support vector machine each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.svm import LinearSVC

from hotline.intelligence.classifying.vectors import Floats, Integers, Row

SOFTNESS = 0.4
"""How little a single text that does not fit may bend the border."""
_WEIGHTS = 12_000_000
"""Numbers one decision may keep (48 MB)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Names to choose from; weights of the terms that are looked at, one column a name."""

    names: tuple[str, ...]
    terms: Integers
    weights: Floats
    bias: Floats

    def scores(self, row: Row) -> Floats:
        """Return how much speaks for each name."""
        at, weight = self.look(row)
        return weight @ self.weights[at] + self.bias

    def look(self, row: Row) -> tuple[NDArray[np.int64], Floats]:
        """Return where the terms of the text stand here, and what they weigh."""
        where = np.searchsorted(self.terms, row.at)
        where[where == len(self.terms)] = 0
        known = self.terms[where] == row.at if len(self.terms) else np.zeros(len(where), bool)
        return where[known], row.weight[known]


def decide(rows: sparse.csr_matrix, names: Sequence[str], *, seed: int) -> Decision:
    """Learn to tell the names apart."""
    kinds = tuple(sorted(set(names)))
    terms = _terms(rows, len(kinds))
    if len(kinds) == 1:
        nothing = np.zeros(0, np.int32)
        return Decision(kinds, nothing, np.zeros((0, 1), np.float32), np.zeros(1, np.float32))
    machine = LinearSVC(C=SOFTNESS, random_state=seed, max_iter=3000, class_weight="balanced")
    machine.fit(rows[:, terms], np.searchsorted(kinds, names))
    weights, bias = machine.coef_.T, machine.intercept_
    if len(kinds) == 2:  # noqa: PLR2004 - one column tells two names apart
        weights, bias = np.hstack([-weights, weights]), np.array([-bias[0], bias[0]])
    return Decision(
        kinds,
        terms,
        np.ascontiguousarray(weights, np.float32),
        np.asarray(bias, np.float32),
    )


def _terms(rows: sparse.csr_matrix, names: int) -> Integers:
    """Return the terms these texts have at all; the commonest, when that would be too many."""
    seen = np.bincount(rows.indices, minlength=rows.shape[1])
    kept = np.flatnonzero(seen)
    most = max(1000, _WEIGHTS // names)
    if len(kept) > most:
        kept = np.sort(kept[np.argsort(-seen[kept], kind="stable")[:most]])
    return kept.astype(np.int32)
