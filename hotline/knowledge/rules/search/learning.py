"""Learn how much each sign counts from questions whose article is known (学习权重).

Only the eight weights are learnt: so few cannot learn an article by heart.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from hotline.knowledge.rules.search.counts import Floats
from hotline.knowledge.rules.search.weights import Weights

LEAST_PAIRS = 50
"""Fewer questions than these teach less than what was set by hand."""
_HOPELESS = 0.05
"""A question whose answer shares nothing with it must not pull the weights."""
_HOLD = 0.002
_RIVALS = 80

Example = tuple[Floats, Floats]
"""The signs of the right passage, and of its rivals."""


def example_of(table: Floats, right: NDArray[np.bool_], weights: Weights) -> Example | None:
    """Return the right passage and its strongest rivals; None when it is not there."""
    if not right.any():
        return None
    scores = table @ weights.vector
    best = np.flatnonzero(right)[scores[right].argmax()]
    rivals = np.flatnonzero(~right)
    strongest = rivals[np.argsort(-scores[rivals], kind="stable")[:_RIVALS]]
    spread = rivals[:: max(len(rivals) // _RIVALS, 1)]
    return table[best], table[np.union1d(strongest, spread)]


def learn_weights(examples: Iterable[Example], start: Weights) -> Weights:
    """Return the weights that put the right passages first, not far from where they started."""
    kept = [np.vstack([right, rivals]).astype(np.float64) for right, rivals in examples]
    if len(kept) < LEAST_PAIRS:
        return start
    origin = start.vector.astype(np.float64)
    scale = np.maximum(np.abs(origin), 1.0)
    found = minimize(
        _loss, np.ones_like(origin), args=(kept, origin, scale), jac=True, method="L-BFGS-B"
    )
    learnt = origin + (found.x - 1) * scale
    return Weights(*(round(float(each), 3) for each in learnt))


def _loss(
    at: NDArray[np.float64],
    examples: Sequence[NDArray[np.float64]],
    origin: NDArray[np.float64],
    scale: NDArray[np.float64],
) -> tuple[float, NDArray[np.float64]]:
    weights = origin + (at - 1) * scale
    loss, slope = 0.0, np.zeros_like(weights)
    for table in examples:
        scores = table @ weights
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        loss -= np.log(_HOPELESS + chances[0])
        pull = chances[0] / (_HOPELESS + chances[0])
        chances[0] -= 1
        slope += pull * (chances @ table)
    many = len(examples)
    held = _HOLD * float(((at - 1) ** 2).sum())
    return loss / many + held, slope * scale / many + 2 * _HOLD * (at - 1)
