"""Learnt networks that label the tokens of a text together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from hotline.intelligence.labelling.lattice import Floats
from hotline.intelligence.labelling.network import Indices, Network
from hotline.intelligence.labelling.spans import best_together, likely_spans
from hotline.intelligence.labelling.tags import Flags, Marked, allowed

Features = Sequence[Sequence[str]]
"""The features of each token."""
EASED = 0.7
"""Networks are surer than they are right: so much of their scores makes probabilities honest."""
LEAST = 0.42
"""A span that is less likely than this costs more, when wrong, than it brings when right."""


@dataclass
class Labeller:
    """Tags, known features, and the networks that are asked together."""

    tags: Sequence[str]
    vocabulary: Mapping[str, int]
    networks: Sequence[Network]
    flags: Flags = field(init=False)
    steps: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Note which tag may follow which, and what the networks say of it on average."""
        self.flags = allowed(self.tags)
        self.steps = np.mean([each.steps for each in self.networks], axis=0)

    def mark(self, text: Features, least: float = LEAST) -> list[Marked]:
        """Return spans that do not overlap, each with its probability; unsure ones are left out."""
        if not text:
            return []
        found = likely_spans(EASED * self.scores(text), EASED * self.steps, self.flags, self.tags)
        return best_together(found, len(text), least)

    def scores(self, text: Features) -> Floats:
        """Return the score of each token and tag."""
        known: list[Indices] = [
            np.array(
                sorted({self.vocabulary[each] for each in token if each in self.vocabulary}),
                np.int32,
            )
            for token in text
        ]
        return np.asarray(np.mean([each.score(known) for each in self.networks], axis=0))
