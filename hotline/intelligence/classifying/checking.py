"""Cross-check: sort every text by decisions that were learnt from neither it nor its like."""

from collections.abc import Sequence

import numpy as np

from hotline.intelligence.classifying.calibrating import fit_slope
from hotline.intelligence.classifying.example import topic_of
from hotline.intelligence.classifying.folds import spread
from hotline.intelligence.classifying.measuring import Judged
from hotline.intelligence.classifying.reading import Reading, Tell
from hotline.intelligence.classifying.tree import Names, Tree, grow, name_below, walk
from hotline.intelligence.classifying.vectors import Floats, Row

FOLDS = 5
_DEPTHS = 3


def cross_check(reading: Reading, *, seed: int, tell: Tell) -> tuple[list[Judged], list[float]]:
    """Return what was said of every text, and for every depth the slope that makes it honest."""
    spelled = [topic_of(names) for names in reading.topics]
    fold = spread(spelled, reading.groups, FOLDS)
    trees: dict[int, Tree] = {}
    for each in range(FOLDS):
        tell(f"交叉检验 {each + 1}/{FOLDS}")
        learnt = np.flatnonzero(fold != each)
        topics = [reading.topics[at] for at in learnt]
        if (fold == each).any() and topics:
            trees[each] = grow(
                reading.rows[learnt], topics, words=reading.vocabulary.words, seed=seed
            )
    asked = [
        (spelled[at], reading.topics[at], trees[fold[at]], reading.row(at))
        for at in range(len(fold))
        if fold[at] in trees
    ]
    slopes = _slopes([(tree, row, names) for _, names, tree, row in asked])
    judged = []
    for right, _, tree, row in asked:
        said, probability = max(walk(tree, row, slopes), key=lambda each: each[1])
        judged.append(Judged(right, topic_of(said), probability))
    return judged, slopes


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
