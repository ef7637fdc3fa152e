"""Learn a model from texts that people sorted, and measure it on texts it did not learn from."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from hotline.intelligence.classifying.calibrating import fit_slope, threshold_for
from hotline.intelligence.classifying.card import describe
from hotline.intelligence.classifying.cutting import Cutter, learn_words
from hotline.intelligence.classifying.example import Example, levels, topic_of
from hotline.intelligence.classifying.folds import spread
from hotline.intelligence.classifying.grouping import group_alike
from hotline.intelligence.classifying.measuring import Judged
from hotline.intelligence.classifying.model import Model
from hotline.intelligence.classifying.terms import terms_of, words_of
from hotline.intelligence.classifying.texts import is_cut
from hotline.intelligence.classifying.tree import Names, Tree, grow, name_below, walk
from hotline.intelligence.classifying.vectors import Floats, Row, Vocabulary, learn_vocabulary

FOLDS = 5
PRECISION = 0.975
"""What must hold of the texts a model does not abstain from; a little above the goal of 0.97."""
_DEPTHS = 3
Tell = Callable[[str], None]


class TooFewExamplesError(Exception):
    """There is nothing to tell apart (Chinese text)."""


class _Read(NamedTuple):
    """Examples as they are learnt from."""

    topics: list[Names]
    rows: sparse.csr_matrix
    groups: NDArray[np.int64]
    vocabulary: Vocabulary
    cutter: Cutter


def train(
    examples: Iterable[Example],
    *,
    trained_on: date,
    precision: float = PRECISION,
    seed: int = 0,
    tell: Tell = lambda _: None,
) -> Model:
    """Learn topics; the same examples and seed give the same model.

    Raises:
        TooFewExamplesError: fewer than two topics have a text with words in it.

    """
    kept = [each for each in examples if levels(each.topic)]
    read = _read(kept, tell)
    judged, slopes = _judge(read, seed, tell)
    probability = np.array([each.probability for each in judged])
    is_right = np.array([each.said == each.right for each in judged])
    threshold, _ = threshold_for(precision, probability, is_right)
    tell("用全部样本学习")
    tree = grow(read.rows, read.topics, seed=seed)
    judged = [each._replace(abstained=each.probability < threshold) for each in judged]
    card = describe(kept, judged, trained_on=trained_on, precision=precision)
    card |= {"threshold": round(threshold, 4), "slopes": list(slopes), "seed": seed}
    card |= {"groups": len(set(read.groups.tolist())), "terms": len(read.vocabulary)}
    return Model(read.cutter, read.vocabulary, tree, slopes, threshold, card)


def _read(kept: Sequence[Example], tell: Tell) -> _Read:
    tell(f"读 {len(kept)} 条样本")
    cutter = learn_words(each.text for each in kept if is_cut(each.text))
    words = [words_of(each.title, each.text, cutter) for each in kept]
    topics = [levels(each.topic) for each in kept]
    if len({names for names, spoken in zip(topics, words, strict=True) if spoken}) < 2:  # noqa: PLR2004
        msg = "至少要有两个分类、各有一条有文字的样本，才能训练。"
        raise TooFewExamplesError(msg)
    tell("找近似重复的样本")
    groups = group_alike(["".join(each) for each in words])
    tell("数词")
    counted = [terms_of(each, are_cut=bool(cutter)) for each in words]
    vocabulary = learn_vocabulary(counted)
    return _Read(topics, vocabulary.rows(counted), groups, vocabulary, cutter)


def _judge(read: _Read, seed: int, tell: Tell) -> tuple[list[Judged], tuple[float, ...]]:
    """Sort every text by a model that saw neither it nor its like."""
    spelled = [topic_of(names) for names in read.topics]
    fold = spread(spelled, read.groups, FOLDS)
    trees: dict[int, Tree] = {}
    for each in range(FOLDS):
        tell(f"交叉检验 {each + 1}/{FOLDS}")
        learnt = np.flatnonzero(fold != each)
        topics = [read.topics[at] for at in learnt]
        if (fold == each).any() and topics:
            trees[each] = grow(read.rows[learnt], topics, seed=seed)
    rows = [_row(read.rows, at) for at in range(len(fold))]
    asked = [at for at in range(len(fold)) if fold[at] in trees]
    slopes = _slopes([(trees[fold[at]], rows[at], read.topics[at]) for at in asked])
    judged = []
    for at in asked:
        ranked = walk(trees[fold[at]], rows[at], slopes)
        said, probability = max(ranked, key=lambda each: each[1])
        judged.append(Judged(spelled[at], topic_of(said), probability))
    return judged, slopes


def _slopes(asked: Sequence[tuple[Tree, Row, Names]]) -> tuple[float, ...]:
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
    return tuple(fit_slope(*each) for each in zip(scores, right, strict=True))


def _row(rows: sparse.csr_matrix, at: int) -> Row:
    part = slice(rows.indptr[at], rows.indptr[at + 1])
    return Row(rows.indices[part].astype(np.int32), rows.data[part])
