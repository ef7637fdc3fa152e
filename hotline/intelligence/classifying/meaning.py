"""What a text means as a whole, in numbers of a sentence model: a third voice beside the words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from hotline.intelligence.classifying.texts import is_cut
from hotline.intelligence.classifying.vectors import Floats, Row

READ = 64
"""Characters that are read: a sentence model takes as long as the text is."""
_AT_ONCE = 64


class MeaningMissingError(Exception):
    """No sentence model answers (Chinese text)."""


Embed = Callable[[list[str]], tuple[str, Sequence[Sequence[float]]] | None]
"""Return the name of the sentence model and a vector for each text; None when none answers."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Which model made the vectors that were learnt from, and how they were spread."""

    model: str
    mean: Floats
    spread: Floats

    def numbers(self, vector: Sequence[float]) -> Floats:
        """Return how far the vector is from usual."""
        return (np.asarray(vector, np.float32) - self.mean) / self.spread

    def add(self, row: Row, title: str, text: str, embed: Embed, after: int) -> Row:
        """Return the row with the text's meaning behind its words; without, when none answers."""
        told = embed([beginning(title, text)])
        if told is None or told[0] != self.model:
            return row
        columns = np.arange(after, after + len(self.mean), dtype=np.int32)
        weights = np.concatenate([row.weight, self.numbers(told[1][0])])
        return Row(np.concatenate([row.at, columns]), weights.astype(np.float32))


def beginning(title: str, text: str) -> str:
    """Return title and beginning as people write them, without the blanks of cut words."""
    whole = f"{title}。{text[: 4 * READ]}" if title else text[: 4 * READ]
    return ("".join(whole.split()) if is_cut(whole) else " ".join(whole.split()))[:READ]


def learn_meaning(
    texts: Sequence[str], embed: Embed, tell: Callable[[str], None]
) -> tuple[Meaning, Floats]:
    """Ask for the meaning of many texts.

    Raises:
        MeaningMissingError: no model answers, or another one in between.

    """
    model, found = "", []
    for begin in range(0, len(texts), _AT_ONCE):
        if begin % (10 * _AT_ONCE) == 0:
            tell(f"读懂整句 {begin}/{len(texts)}")
        told = embed(list(texts[begin : begin + _AT_ONCE]))
        if told is None or (model and told[0] != model):
            msg = "没有可用的向量模型，请先运行 bin/hotline models install e5-small。"
            raise MeaningMissingError(msg)
        model = told[0]
        found.append(np.asarray(told[1], np.float32))
    vectors = np.concatenate(found)
    spread = vectors.std(axis=0)
    meaning = Meaning(model, vectors.mean(axis=0), np.where(spread > 0, spread, 1).astype("f4"))
    return meaning, (vectors - meaning.mean) / meaning.spread


def put_beside(rows: sparse.csr_matrix, numbers: NDArray[np.float32]) -> sparse.csr_matrix:
    """Return the rows with the numbers behind them; a text without words has no meaning either."""
    has_words = np.diff(rows.indptr) > 0
    return sparse.hstack([rows, sparse.csr_matrix(numbers * has_words[:, None])]).tocsr()
