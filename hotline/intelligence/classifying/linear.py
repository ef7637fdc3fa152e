"""One decision among the topics below one topic: linear machines whose sum is one again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from hotline.intelligence.classifying.vectors import Floats, Integers, Row

SOFTNESS = 0.4
"""How little a single text that does not fit may bend the border."""
_ODDS_SOFTNESS = 0.1
_MEANING_SOFTNESS = 0.01
_MEANING_SHARE = 0.75
"""How much what a text means has to say beside each machine of words."""
_NEVER = 0.1
"""How often a term that was not seen counts as seen."""
_WORK = 300_000_000
"""Numbers to go through from which on the second machine is left out."""
_WEIGHTS = 12_000_000
"""Numbers one decision may keep (48 MB)."""

Numbers = NDArray[Any]


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


def decide(
    rows: sparse.csr_matrix,
    names: Sequence[str],
    *,
    words: NDArray[np.bool_],
    seed: int,
) -> Decision:
    """Learn to tell the names apart; ``words`` says which terms the second machine looks at.

    Columns behind those of ``words`` are numbers of what a text means.
    """
    kinds = tuple(sorted(set(names)))
    whole, rows = rows, rows[:, : len(words)]
    terms = _terms(rows, len(kinds))
    if len(kinds) == 1:
        nothing = np.zeros(0, np.int32)
        return Decision(kinds, nothing, np.zeros((0, 1), np.float32), np.zeros(1, np.float32))
    right = np.searchsorted(kinds, names)
    looked = rows[:, terms].tocsr()
    weights, bias = _even(looked, *_plain(looked, right, seed))
    spoken = looked[:, words[terms]]
    if 0 < spoken.nnz * len(kinds) <= _WORK:
        # Two machines that err in different places, each with the same voice. Their sum is
        # one machine again, so that judging a text costs no more.
        told, told_bias = _even(spoken, *_by_odds(spoken, right, seed))
        weights[words[terms]] += told
        bias = bias + told_bias
    if whole.shape[1] > len(words):
        numbers = whole[:, len(words) :].toarray()
        told, told_bias = _even(numbers, *_by_meaning(numbers, right))
        weights = np.vstack([weights, _MEANING_SHARE * told])
        bias = bias + _MEANING_SHARE * told_bias
        terms = np.concatenate([terms, np.arange(len(words), whole.shape[1], dtype=np.int32)])
    return Decision(
        kinds, terms, np.ascontiguousarray(weights, np.float32), np.asarray(bias, np.float32)
    )


def _plain(rows: sparse.csr_matrix, right: Numbers, seed: int) -> tuple[Numbers, Numbers]:
    """Learn every border from what the terms weigh."""
    machine = LinearSVC(C=SOFTNESS, random_state=seed, max_iter=3000, class_weight="balanced")
    machine.fit(rows, right)
    return _columns(machine)


def _by_meaning(numbers: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """Learn every border from what whole texts mean."""
    machine = LogisticRegression(C=_MEANING_SOFTNESS, max_iter=500, class_weight="balanced")
    return _columns(machine.fit(numbers, right))


def _columns(machine: Any) -> tuple[Numbers, Numbers]:
    weights, bias = machine.coef_.T, machine.intercept_
    if weights.shape[1] == 1:  # one column tells two names apart
        return np.hstack([-weights, weights]), np.array([-bias[0], bias[0]])
    return weights, bias


def _by_odds(rows: sparse.csr_matrix, right: Numbers, seed: int) -> tuple[Numbers, Numbers]:
    """Learn every border from terms that weigh by how much they tell (NB-SVM).

    S. Wang and C. Manning, Baselines and Bigrams (2012): each term is multiplied by the log
    of its odds inside and outside the topic.
    """
    whole = _sums(rows)
    weights, biases = [], []
    for each in range(int(right.max()) + 1):
        inside = _sums(rows[right == each])
        outside = np.maximum(whole - inside, 0.0) + _NEVER
        inside = inside + _NEVER
        odds = np.log(inside / inside.sum()) - np.log(outside / outside.sum())
        odds /= np.abs(odds).mean() or 1.0
        scaled = rows.copy()
        scaled.data = rows.data * odds.astype(np.float32)[rows.indices]
        machine = LinearSVC(
            C=_ODDS_SOFTNESS, random_state=seed, max_iter=3000, class_weight="balanced"
        )
        machine.fit(scaled, right == each)
        weights.append(machine.coef_[0] * odds)
        biases.append(machine.intercept_[0])
    return np.array(weights).T, np.array(biases)


def _sums(rows: sparse.csr_matrix) -> Numbers:
    return np.asarray(rows.sum(axis=0), np.float64).ravel()


def _even(rows: Any, weights: Numbers, bias: Numbers) -> tuple[Numbers, Numbers]:
    """Bring what a machine says to one scale."""
    voice = float((rows @ weights + bias).std()) or 1.0
    return weights / voice, bias / voice


def _terms(rows: sparse.csr_matrix, names: int) -> Integers:
    """Return the terms these texts have at all; the commonest, when that would be too many."""
    seen = np.bincount(rows.indices, minlength=rows.shape[1])
    kept = np.flatnonzero(seen)
    most = max(1000, _WEIGHTS // names)
    if len(kept) > most:
        kept = np.sort(kept[np.argsort(-seen[kept], kind="stable")[:most]])
    return kept.astype(np.int32)
