"""Learn the map from questions to answers only where it helps (学了更好才用)."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from hotline.knowledge.rules.search.counts import Floats
from hotline.knowledge.rules.search.frame import Frame, learn_map

LEAST_PAIRS = 200
"""Fewer pairs cannot tell whether a map of a hundred thousand numbers helps."""
_PARTS = 5


def learn_if_better(frame: Frame, questions: Floats, answers: Floats) -> Frame:
    """Return the frame with the map these pairs teach, or as it is.

    A fifth of the pairs is kept apart: it must be found better with what the others teach.
    """
    if len(questions) < LEAST_PAIRS:
        return frame
    apart = np.arange(len(questions)) % _PARTS == 0
    tried = replace(frame, learnt=learn_map(frame, questions[~apart], answers[~apart]))
    before = _found(frame, questions[apart], answers, np.flatnonzero(apart))
    after = _found(tried, questions[apart], answers, np.flatnonzero(apart))
    if after <= before:
        return frame
    return replace(frame, learnt=learn_map(frame, questions, answers))


def _found(frame: Frame, questions: Floats, answers: Floats, right: NDArray[np.intp]) -> float:
    """Return the mean of one over the place at which the right answer is found."""
    near = frame.questions_in(questions) @ frame.passages_in(answers).T
    own = near[np.arange(len(right)), right]
    places = 1 + (near > own[:, None]).sum(axis=1)
    return float((1 / places).mean())
