"""From how sure on a model answers, and how right that is of texts the choice knew nothing of."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hotline.intelligence.classifying.calibrating import threshold_for
from hotline.intelligence.classifying.measuring import Judged

_LEAST = 0.5
"""What is likelier wrong than right is never said, however easy the texts were."""


def choose_threshold(judged: Sequence[Judged], precision: float) -> float:
    """Return from which probability on that share is right; more than 1 when nothing reaches it."""
    probability = np.array([each.probability for each in judged])
    is_right = np.array([each.said == each.right for each in judged], bool)
    return max(_LEAST, threshold_for(precision, probability, is_right)[0])


def abstain(judged: Sequence[Judged], fold: NDArray[np.int64], precision: float) -> list[Judged]:
    """Mark what is abstained from, each fold by the threshold that the other folds ask for.

    A threshold looks better on the texts it was chosen on than it is.
    """
    least = {
        each: choose_threshold(
            [said for said, other in zip(judged, fold, strict=True) if other != each], precision
        )
        for each in set(fold.tolist())
    }
    return [
        said._replace(abstained=said.probability < least[at])
        for said, at in zip(judged, fold.tolist(), strict=True)
    ]
