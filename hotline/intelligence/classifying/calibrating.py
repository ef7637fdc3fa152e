"""Make probabilities honest: fit on texts that were not learnt from how sure a score is."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from hotline.intelligence.classifying.vectors import Floats

USUAL_SLOPE = 1.0
_FEW = 20
_STEEPEST = 30.0


def fit_slope(scores: Sequence[Floats], right: Sequence[int]) -> float:
    """Return the slope that makes what was right likeliest (temperature scaling)."""
    asked = [(each, at) for each, at in zip(scores, right, strict=True) if len(each) > 1]
    if len(asked) < _FEW:
        return USUAL_SLOPE

    def surprise(slope: float) -> float:
        total = 0.0
        for each, at in asked:
            raised = slope * (each - each.max())
            total += float(np.log(np.exp(raised).sum()) - raised[at])
        return total

    found = minimize_scalar(surprise, bounds=(0.05, _STEEPEST), method="bounded")
    return round(float(found.x), 4)


def threshold_for(
    precision: float, probability: NDArray[np.float64], is_right: NDArray[np.bool_]
) -> tuple[float, float]:
    """Return from which probability on that share is right, and how many texts reach it.

    A threshold of more than 1 means that nothing reaches it.
    """
    order = np.argsort(-probability, kind="stable")
    reached = np.cumsum(is_right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(reached >= precision)
    if not len(good):
        return 1.01, 0.0
    last = int(good[-1])
    return float(probability[order[last]]), (last + 1) / len(order)


def calibration_error(
    probability: NDArray[np.float64], is_right: NDArray[np.bool_], parts: int = 10
) -> float:
    """Return how far said and real shares lie apart, on average."""
    if not len(probability):
        return 0.0
    part = np.minimum((probability * parts).astype(int), parts - 1)
    apart = [
        abs(float((probability[part == each] - is_right[part == each]).sum()))
        for each in range(parts)
    ]
    return sum(apart) / len(probability)
