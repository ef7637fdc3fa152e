"""The scores of tokens and tags: features as sums of vectors, read from both sides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hotline.intelligence.labelling.lattice import Floats, Layout
from hotline.intelligence.labelling.recurrent import Layer, Memory, new_layer

Indices = NDArray[np.int32]
Mask = Floats | float


@dataclass
class Network:
    """A vector for each feature, a layer for each side, and what they say of tags."""

    words: Floats
    left: Layer
    right: Layer
    out: Floats
    steps: Floats

    @classmethod
    def new(cls, features: int, tags: int, width: int, chance: np.random.Generator) -> "Network":
        """Return a network that has learnt nothing."""
        inner = width * 3 // 4
        words = (chance.standard_normal((features, inner)) * 0.1).astype(np.float32)
        left, right = new_layer(inner, width, chance), new_layer(inner, width, chance)
        out = np.zeros((2 * width, tags), np.float32)
        return cls(words, left, right, out, np.zeros((tags + 2, tags), np.float32))

    def dense(self) -> Iterator[Floats]:
        """Yield the numbers that every text changes."""
        for layer in (self.left, self.right):
            yield from (layer.given, layer.before, layer.bias)
        yield self.out

    def every(self) -> list[Floats]:
        """Return all numbers."""
        return [self.words, self.steps, *self.dense()]

    def score(self, text: Sequence[Indices]) -> Floats:
        """Return the scores of one text."""
        sums = np.stack([self.words[each].sum(axis=0) for each in text])
        return self.forward(np.tanh(sums), Layout.of([len(text)]), (1.0, 1.0)).scores

    def forward(self, inner: Floats, layout: Layout, masks: tuple[Mask, Mask]) -> "Pass":
        """Read the tokens' vectors from both sides; the masks leave some numbers out."""
        backwards = layout.lengths[layout.column] - 1 - layout.row
        turned = Layout(layout.lengths, layout.column, backwards)
        given = (inner * masks[0]).astype(np.float32)
        one = self.left.read(layout.spread(given), layout.is_token)
        two = self.right.read(turned.spread(given), layout.is_token)
        both = np.concatenate(
            [
                one.states[1:][layout.row, layout.column],
                two.states[1:][turned.row, turned.column],
            ],
            axis=1,
        )
        said = (both * masks[1]).astype(np.float32)
        return Pass(inner, (one, two), (layout, turned), said, masks, said @ self.out)

    def backward(self, done: "Pass", blame: Floats) -> tuple[Floats, list[Floats]]:
        """Return what each token's sum is to blame for, and the gradients of ``dense``."""
        width = self.left.width
        by_state = (blame @ self.out.T * done.masks[1]).astype(np.float32)
        total = np.zeros_like(done.inner)
        gradients: list[Floats] = []
        halves = (by_state[:, :width], by_state[:, width:])
        for layer, memory, layout, half in zip(
            (self.left, self.right), done.memories, done.layouts, halves, strict=True
        ):
            given, by_layer = layer.learn(memory, layout.spread(half))
            total += given[layout.row, layout.column]
            gradients += [by_layer.given, by_layer.before, by_layer.bias]
        gradients.append(done.said.T @ blame)
        bent = (total * done.masks[0] * (1 - done.inner * done.inner)).astype(np.float32)
        return bent, gradients


@dataclass
class Pass:
    """What one pass through the network leaves for learning."""

    inner: Floats
    memories: tuple[Memory, Memory]
    layouts: tuple[Layout, Layout]
    said: Floats
    masks: tuple[Mask, Mask]
    scores: Floats
