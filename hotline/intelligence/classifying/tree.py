"""Decisions from the first level down: each topic that has topics below has one of its own."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from hotline.intelligence.classifying.linear import Decision, decide
from hotline.intelligence.classifying.vectors import Floats, Row

Names = tuple[str, ...]
Tree = Mapping[Names, Decision]
"""The decision below each topic; ``()`` is the first."""
HERE = ""
"""The name that means: no level further down."""


def grow(
    rows: sparse.csr_matrix, topics: Sequence[Names], *, words: NDArray[np.bool_], seed: int
) -> dict[Names, Decision]:
    """Learn every decision that the topics ask for; ``words`` says which terms are words.

    A text without words teaches nothing: a topic of such texts only would draw all the others.
    """
    below: dict[Names, list[int]] = {}
    for at, names in enumerate(topics):
        if rows.indptr[at] == rows.indptr[at + 1]:
            continue
        for depth in range(len(names) + 1):
            below.setdefault(names[:depth], []).append(at)
    tree: dict[Names, Decision] = {}
    for above in sorted(below):
        chosen = [(at, name_below(topics[at], above)) for at in below[above]]
        if any(name != HERE for _, name in chosen):
            part = rows[[at for at, _ in chosen]]
            tree[above] = decide(part, [name for _, name in chosen], words=words, seed=seed)
    return tree


def name_below(names: Names, above: Names) -> str:
    """Return the next level of a topic."""
    return names[len(above)] if len(names) > len(above) else HERE


def walk(
    tree: Tree, row: Row, slopes: Sequence[float], branches: int = 3
) -> Iterator[tuple[Names, float]]:
    """Yield topics with their probability; below the first level only of the likeliest."""
    waiting: list[tuple[Names, float]] = [((), 1.0)]
    while waiting:
        above, probability = waiting.pop()
        decision = tree.get(above)
        if decision is None:
            yield above, probability
            continue
        shares = soften(decision.scores(row), slope_at(slopes, len(above)))
        order = np.argsort(-shares, kind="stable")
        for rank, at in enumerate(order.tolist()):
            name, share = decision.names[at], float(shares[at]) * probability
            deeper = (*above, name)
            if name == HERE:
                yield above, share
            elif deeper in tree and rank < branches:
                waiting.append((deeper, share))
            else:
                yield deeper, share


def slope_at(slopes: Sequence[float], depth: int) -> float:
    """Return the slope of a depth; below the last known one it stays the same."""
    return slopes[min(depth, len(slopes) - 1)]


def soften(scores: Floats, slope: float) -> Floats:
    """Turn scores into probabilities."""
    raised = np.exp(slope * (scores - scores.max()))
    return np.asarray(raised / raised.sum(), np.float32)
