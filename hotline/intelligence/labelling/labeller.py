"""A learnt chain that labels the tokens of a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from hotline.intelligence.labelling.lattice import Floats, Layout, best_path, sum_paths
from hotline.intelligence.labelling.tags import Flags, Marked, allowed, spans_of

Features = Sequence[Sequence[str]]
"""The features of each token."""


@dataclass
class Labeller:
    """Tags, known features, and the weights of both."""

    tags: Sequence[str]
    vocabulary: Mapping[str, int]
    weights: Floats
    steps: Floats
    flags: Flags = field(init=False)

    def __post_init__(self) -> None:
        """Note which tag may follow which."""
        self.flags = allowed(self.tags)

    def mark(self, text: Features) -> list[Marked]:
        """Return the likeliest spans, which cover every token, each with its probability."""
        if not text:
            return []
        scores = self.scores(text)
        path = best_path(scores, self.steps, self.flags)
        sums = sum_paths(scores, self.steps, self.flags, Layout.of([len(scores)]))
        right = sums.marginals[np.arange(len(path)), path]
        return [
            Marked(start, end, label, min(float(right[start:end].min()), 1.0))
            for start, end, label in spans_of([self.tags[each] for each in path])
        ]

    def scores(self, text: Features) -> Floats:
        """Return the score of each token and tag."""
        scores = np.zeros((len(text), len(self.tags)), np.float32)
        for place, token in enumerate(text):
            known = {self.vocabulary[each] for each in token if each in self.vocabulary}
            if known:
                scores[place] = self.weights[list(known)].sum(axis=0)
        return scores
