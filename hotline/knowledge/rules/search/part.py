"""Texts in a sparse table, asked how much of some features each of them holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from hotline.core.han import is_han
from hotline.knowledge.rules.search.counts import Counts, Floats, rarities, rarity
from hotline.knowledge.rules.search.grams import INITIAL, SOUND
from hotline.knowledge.rules.search.texts import Text
from hotline.knowledge.rules.search.weights import K1, B

_FEATURES_A_CHARACTER = 1.8
_ROOT_OF_SINGLES = 16.0
"""A text of 60 characters has some 45 different ones, of a rarity of about three each."""
Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Share:
    """What each text holds of the features that were asked for."""

    held: Floats
    """How much, by how rare each feature is."""
    whole: float
    """How much all of them would be, those no text holds included."""
    bm25: Floats

    @property
    def share(self) -> Floats:
        """Return it as a share of the whole, 0-1."""
        return self.held / np.float32(max(self.whole, 1e-6))


class Part:
    """The passages, or the headings."""

    def __init__(
        self,
        texts: Sequence[Text],
        counts: Counts,
        rarity_of: Rarity | None,
    ) -> None:
        """Prepare the table; ``rarity_of`` knows more texts than these.

        A table of only what is asked for says nothing of a text's size: that is guessed.
        """
        owners = [each.article for each in texts]
        self.owners: NDArray[np.int64] = np.array(owners, dtype=np.int64)
        self._vocabulary = counts.vocabulary
        unknown = rarity(max(len(owners), 1), 0)
        self._rarity_of = rarity_of or (lambda _: unknown)
        words = list(counts.vocabulary)
        self._rare = (
            rarities(counts)
            if rarity_of is None
            else np.array([rarity_of(each) for each in words], np.float32)
        )
        written = np.array([each[0] not in (SOUND, INITIAL) for each in words], np.float32)
        single = np.array([len(each) == 1 and is_han(each) for each in words], np.float32)
        self.sizes = np.asarray(counts.table @ written, np.float32)
        self.singles = np.asarray(_ones(counts.table) @ (single * self._rare), np.float32)
        """How much the single characters of each text are, by how rare they are."""
        if rarity_of is not None:
            lengths = np.array([len(each.text) for each in texts], np.float32)
            self.sizes = np.asarray(lengths * _FEATURES_A_CHARACTER, np.float32)
            self.singles = np.asarray(np.sqrt(lengths) * _ROOT_OF_SINGLES, np.float32)
        self._by_column = sparse.csc_array(counts.table)
        self._relative = np.ones(len(owners), np.float32)

    def relate_to(self, average: float) -> None:
        """Let a long text count less than one of average size."""
        self._relative = self.sizes / np.float32(average or 1.0)

    def ask(self, features: Sequence[str]) -> Share:
        """Return how much of these features each text holds."""
        known = [each for each in features if each in self._vocabulary]
        at = np.array([self._vocabulary[each] for each in known], dtype=np.int64)
        rare = self._rare[at]
        table = self._by_column[:, at]
        missing = sum(self._rarity_of(each) for each in features if each not in self._vocabulary)
        found = table.tocoo()
        damp = K1 * (1 - B + B * self._relative[found.row])
        gained = found.data * (K1 + 1) / (found.data + damp) * rare[found.col]
        many = len(self.owners)
        return Share(
            np.bincount(found.row, weights=rare[found.col], minlength=many).astype(np.float32),
            float(rare.sum()) + missing,
            np.bincount(found.row, weights=gained, minlength=many).astype(np.float32),
        )


def _ones(table: sparse.csr_array) -> sparse.csr_array:
    return sparse.csr_array((np.ones_like(table.data), table.indices, table.indptr), table.shape)
