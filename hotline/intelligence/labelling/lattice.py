"""Sums and best paths over a chain of tags, for many texts at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hotline.intelligence.labelling.tags import Flags

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
_TINY = 1e-30


@dataclass(frozen=True)
class Layout:
    """Where each token of a batch stands: texts side by side, tokens downwards."""

    lengths: Ints
    column: Ints
    row: Ints

    @classmethod
    def of(cls, lengths: Sequence[int]) -> "Layout":
        """Lay out texts of these lengths, whose tokens follow one another."""
        sizes = np.asarray(lengths, dtype=np.intp)
        column = np.repeat(np.arange(len(sizes)), sizes)
        row = np.concatenate([np.arange(size) for size in sizes])
        return cls(sizes, column, row)

    @property
    def shape(self) -> tuple[int, int]:
        """Return the longest length and the number of texts."""
        return int(self.lengths.max()), len(self.lengths)

    @property
    def is_token(self) -> Flags:
        """Tell token from padding."""
        return np.arange(self.shape[0])[:, None] < self.lengths[None, :]

    def spread(self, values: Floats) -> Floats:
        """Put the values of tokens at their rows and columns."""
        spread = np.zeros((*self.shape, values.shape[1]), dtype=np.float32)
        spread[self.row, self.column] = values
        return spread


@dataclass(frozen=True)
class Sums:
    """What the forward-backward sums give: each token's tag probabilities and pair counts."""

    log_total: float
    marginals: Floats
    pairs: Floats


def sum_paths(scores: Floats, steps: Floats, flags: Flags, layout: Layout) -> Sums:
    """Sum over every path of tags.

    Args:
        scores: of each token and tag.
        steps: of each pair of tags, then of starting and of ending with a tag.
        flags: which of these steps may be.
        layout: where the tokens stand.

    """
    size = scores.shape[1]
    is_token = layout.is_token
    spread = layout.spread(scores)
    top = spread.max(axis=2, keepdims=True)
    local = np.exp(spread - top)
    ways = np.where(flags, np.exp(steps), 0).astype(np.float32)
    inner, start, end = ways[:size], ways[size], ways[size + 1]
    forward, scale = _forward(local, inner, start, is_token)
    last = (forward[-1] * end).sum(axis=1) + _TINY
    backward, pairs = _backward(local, inner, (end / last[:, None], forward, scale), is_token)
    total = (np.log(scale) + top[:, :, 0])[is_token].sum() + np.log(last).sum()
    marginals = (forward * backward)[layout.row, layout.column]
    return Sums(float(total), marginals, pairs * inner)


def _forward(local: Floats, inner: Floats, start: Floats, is_token: Flags) -> tuple[Floats, Floats]:
    forward = np.zeros_like(local)
    scale = np.ones(local.shape[:2], dtype=np.float32)
    for step in range(len(local)):
        new = local[step] * (start if step == 0 else forward[step - 1] @ inner)
        total = new.sum(axis=1) + _TINY
        here = is_token[step]
        before = forward[step - 1]
        forward[step] = np.where(here[:, None], new / total[:, None], before)
        scale[step] = np.where(here, total, 1)
    return forward, scale


def _backward(
    local: Floats, inner: Floats, known: tuple[Floats, Floats, Floats], is_token: Flags
) -> tuple[Floats, Floats]:
    end, forward, scale = known
    backward = np.zeros_like(local)
    backward[-1] = end
    pairs = np.zeros_like(inner)
    for step in range(len(local) - 2, -1, -1):
        here = is_token[step + 1][:, None]
        after = local[step + 1] * backward[step + 1] / scale[step + 1][:, None]
        backward[step] = np.where(here, after @ inner.T, backward[step + 1])
        pairs += (forward[step] * here).T @ after
    return backward, pairs
