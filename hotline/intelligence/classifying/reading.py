"""Read sorted texts for learning: what is counted in each, and which of them are alike."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from hotline.intelligence.classifying.cutting import Cutter, learn_words
from hotline.intelligence.classifying.example import Example, levels
from hotline.intelligence.classifying.grouping import group_alike
from hotline.intelligence.classifying.meaning import (
    Embed,
    Meaning,
    beginning,
    learn_meaning,
    put_beside,
)
from hotline.intelligence.classifying.terms import terms_of, words_of
from hotline.intelligence.classifying.texts import is_cut
from hotline.intelligence.classifying.tree import Names
from hotline.intelligence.classifying.vectors import Row, Vocabulary, learn_vocabulary

Tell = Callable[[str], None]


class TooFewExamplesError(Exception):
    """There is nothing to tell apart (Chinese text)."""


class Reading(NamedTuple):
    """Examples as they are learnt from."""

    topics: list[Names]
    rows: sparse.csr_matrix
    groups: NDArray[np.int64]
    vocabulary: Vocabulary
    cutter: Cutter
    hints: list[Names]
    """Topics of texts that only teach: names of what stands below a topic."""
    hint_rows: sparse.csr_matrix
    meaning: Meaning | None = None

    def lessons(self, at: NDArray[np.int64]) -> tuple[sparse.csr_matrix, list[Names]]:
        """Return rows and topics to learn from: those examples, and every hint."""
        topics = [self.topics[each] for each in at.tolist()]
        if not self.hints:
            return self.rows[at], topics
        return sparse.vstack([self.rows[at], self.hint_rows]).tocsr(), topics + self.hints

    def row(self, at: int) -> Row:
        """Return the terms of one example."""
        part = slice(self.rows.indptr[at], self.rows.indptr[at + 1])
        return Row(self.rows.indices[part].astype(np.int32), self.rows.data[part])


def read_examples(
    examples: Sequence[Example],
    tell: Tell,
    embed: Embed | None = None,
    hints: Sequence[Example] = (),
) -> Reading:
    """Count the terms of examples that all have a topic; ``embed`` tells what each means.

    Raises:
        TooFewExamplesError: fewer than two topics have a text with words in it.
        MeaningMissingError: ``embed`` does not answer.

    """
    tell(f"读 {len(examples)} 条样本")
    cutter = learn_words(each.text for each in examples if is_cut(each.text))
    words = [words_of(each.title, each.text, cutter) for each in examples]
    topics = [levels(each.topic) for each in examples]
    if len({names for names, spoken in zip(topics, words, strict=True) if spoken}) < 2:  # noqa: PLR2004
        msg = "至少要有两个分类、各有一条有文字的样本，才能训练。"
        raise TooFewExamplesError(msg)
    tell("找近似重复的样本")
    groups = group_alike(["".join(each) for each in words])
    tell("数词")
    counted = [terms_of(each, are_cut=bool(cutter)) for each in words]
    vocabulary = learn_vocabulary(counted)
    hinted = [words_of(each.title, each.text, cutter) for each in hints]
    counted += [terms_of(each, are_cut=bool(cutter)) for each in hinted]
    rows, meaning = vocabulary.rows(counted), None
    if embed:
        texts = [beginning(each.title, each.text) for each in (*examples, *hints)]
        meaning, numbers = learn_meaning(texts, embed, tell)
        rows = put_beside(rows, numbers)
    many = len(examples)
    taught = [levels(each.topic) for each in hints]
    return Reading(topics, rows[:many], groups, vocabulary, cutter, taught, rows[many:], meaning)
