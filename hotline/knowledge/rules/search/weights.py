"""How much each sign counts (排序权重), set by hand after trials; docs/benchmarks.md has them."""

from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a ranking; a place may learn its own from its questions."""

    words: float = 1.4
    """BM25 of characters and pairs, a tenth of it."""
    said: float = 8.8
    """Which share of the question's characters the passage holds."""
    pairs: float = 11.0
    """Which share of the question's pairs of characters it holds."""
    alike: float = 6.0
    """The share of both that is common."""
    length: float = -1.8
    """For each time the passage is e times as long."""
    kinds: float = 2.0
    """Whether it holds the kind of answer that is asked for."""
    heading: float = 14.0
    """Which share of the pairs title, likely questions and keywords hold."""
    vectors: float = 0.0
    """Closeness of meaning, where there is a model."""
    heard: float = 0.0
    """Whether its words are those that answered such words before, where pairs were learnt."""

    @property
    def vector(self) -> NDArray[np.float32]:
        """Return them in the order of the signs."""
        return np.array(astuple(self), dtype=np.float32)


BY_HAND = Weights()
WITH_VECTORS = Weights(
    words=0.3, said=7.0, pairs=6.4, alike=0.0, length=-1.3, kinds=1.9, heading=12.0, vectors=32.0
)
"""For vectors in the frame of an index."""
K1 = 1.2
B = 0.75
