"""Learn which words of an answer go with which words of a question (词语对应), from pairs.

免征 answers 减免, 顺延 answers 什么时候: pairs that share no character still find each other.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

from hotline.knowledge.rules.search.counts import Floats
from hotline.knowledge.rules.search.grams import grams_of

LEAST_PAIRS = 300
_DIMENSIONS = 300
_POWER = 0.3
_ASKED, _SAID = (1, 2, 3), (1, 2)


@dataclass(frozen=True)
class Side:
    """The features of one side, how rare each is, and where it lies."""

    columns: Mapping[str, int]
    rare: Floats
    places: Floats

    def __call__(self, texts: Sequence[str], lengths: tuple[int, ...]) -> Floats:
        """Return where texts lie, each of length one."""
        places = np.asarray(_table(texts, lengths, self.columns, self.rare) @ self.places)
        length = np.linalg.norm(places, axis=1, keepdims=True)
        return np.asarray(places / np.maximum(length, 1e-9), np.float32)


@dataclass(frozen=True)
class Hearsay:
    """Both sides: what was asked, and what was said to it."""

    asked: Side
    said: Side

    def questions(self, texts: Sequence[str]) -> Floats:
        """Return where questions lie."""
        return self.asked(texts, _ASKED)

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return where passages lie."""
        return self.said(texts, _SAID)


def learn_hearsay(questions: Sequence[str], answers: Sequence[str]) -> Hearsay | None:
    """Return what pairs teach; None when they are too few to teach words."""
    if len(questions) < LEAST_PAIRS:
        return None
    asked_columns, asked_rare = _columns(questions, _ASKED)
    said_columns, said_rare = _columns(answers, _SAID)
    asked = _table(questions, _ASKED, asked_columns, asked_rare)
    said = _table(answers, _SAID, said_columns, said_rare)
    together = sparse.coo_array(asked.T @ said)
    by_chance = (
        np.asarray(asked.sum(axis=0))[together.row] * np.asarray(said.sum(axis=0))[together.col]
    )
    surprise = np.log(together.data * len(questions) / by_chance + 1e-9)
    kept = surprise > 0
    strength = np.sqrt(together.data[kept]) * surprise[kept]
    linked = sparse.csr_array(
        (strength, (together.row[kept], together.col[kept])), shape=together.shape
    )
    most = min(_DIMENSIONS, min(linked.shape) - 1)
    left, sizes, right = svds(linked, k=most, random_state=0)
    scale = sizes**_POWER
    return Hearsay(
        Side(asked_columns, asked_rare, (left * scale).astype(np.float32)),
        Side(said_columns, said_rare, (right.T * scale).astype(np.float32)),
    )


def _columns(texts: Sequence[str], lengths: tuple[int, ...]) -> tuple[dict[str, int], Floats]:
    holding = Counter(each for text in texts for each in set(grams_of(text, lengths)))
    kept = [each for each, many in holding.items() if many > 1]
    rare = [np.log((1 + len(texts)) / (1 + holding[each])) + 1 for each in kept]
    return {each: at for at, each in enumerate(kept)}, np.array(rare, np.float32)


def _table(
    texts: Sequence[str], lengths: tuple[int, ...], columns: Mapping[str, int], rare: Floats
) -> sparse.csr_array:
    at: list[int] = []
    values: list[float] = []
    ends = [0]
    for text in texts:
        counts = Counter(each for each in grams_of(text, lengths) if each in columns)
        worth = np.array([1 + np.log(many) for many in counts.values()], np.float32)
        place = [columns[each] for each in counts]
        worth = worth * rare[place] if place else worth
        at += place
        values += (worth / max(float(np.linalg.norm(worth)), 1e-9)).tolist()
        ends.append(len(at))
    shape = (len(texts), len(columns))
    return sparse.csr_array(
        (np.array(values, np.float32), np.array(at, np.int32), np.array(ends, np.int32)), shape
    )
