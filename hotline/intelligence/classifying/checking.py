"""Cross-check: sort every text by decisions that were learnt from neither it nor its like."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hotline.intelligence.classifying.calibrating import fit_slope
from hotline.intelligence.classifying.example import topic_of
from hotline.intelligence.classifying.folds import spread
from hotline.intelligence.classifying.measuring import Judged
from hotline.intelligence.classifying.reading import Reading, Tell
from hotline.intelligence.classifying.tree import Names, Tree, grow, name_below, walk
from hotline.intelligence.classifying.vectors import Floats, Row

FOLDS = 5
_DEPTHS = 3


class Checked(NamedTuple):
    """What was said of texts that were not learnt from."""

    judged: list[Judged]
    at: NDArray[np.int64]
    """Which example each judgement is of."""
    fold: NDArray[np.int64]
    """In which fold it was made."""
    slopes: list[float]
    """For every depth the slope that makes probabilities honest."""


def cross_check(reading: Reading, *, seed: int, tell: Tell) -> Checked:
    """Judge every text by what was learnt from others; one without words is said nothing of."""
    spelled = [topic_of(names) for names in reading.topics]
    fold = spread(spelled, reading.groups, FOLDS)
    trees: dict[int, Tree] = {}
    for each in range(FOLDS):
        tell(f"交叉检验 {each + 1}/{FOLDS}")
        learnt = np.flatnonzero(fold != each)
        if (fold == each).any() and len(learnt):
            rows, topics = reading.lessons(learnt)
            trees[each] = grow(rows, topics, words=reading.vocabulary.words, seed=seed)
    known = np.flatnonzero(np.isin(fold, list(trees)))
    asked = [(trees[fold[at]], reading.row(at), reading.topics[at]) for at in known.tolist()]
    slopes = _slopes(asked)
    judged = [_judge(*each, slopes) for each in asked]
    return Checked(judged, known, fold[known], slopes)


def _judge(tree: Tree, row: Row, names: Names, slopes: Sequence[float]) -> Judged:
    if not len(row.at):
        return Judged(topic_of(names), "", 0.0)
    said, probability = max(walk(tree, row, slopes), key=lambda each: each[1])
    return Judged(topic_of(names), topic_of(said), probability)


def _slopes(asked: Sequence[tuple[Tree, Row, Names]]) -> list[float]:
    """Fit one slope for every depth, on the decisions along the right topics."""
    scores: list[list[Floats]] = [[] for _ in range(_DEPTHS)]
    right: list[list[int]] = [[] for _ in range(_DEPTHS)]
    for tree, row, names in asked:
        for depth in range(min(len(names) + 1, _DEPTHS)):
            decision = tree.get(names[:depth])
            name = name_below(names, names[:depth])
            if decision and name in decision.names:
                scores[depth].append(decision.scores(row))
                right[depth].append(decision.names.index(name))
    return [fit_slope(*each) for each in zip(scores, right, strict=True)]
