"""How far each number moves: by what it was blamed for before (AdaGrad and Adam)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from hotline.intelligence.labelling.lattice import Floats
from hotline.intelligence.labelling.network import Indices, Network

_WORD_RATE, _STEP_RATE, _DENSE_RATE = 0.03, 0.1, 0.003
_REMEMBER, _REMEMBER_SQUARE = 0.9, 0.99
_LONGEST = 5.0
_TINY = 1e-8


@dataclass
class Steps:
    """A network and what its numbers were blamed for so far."""

    network: Network
    words: Floats
    steps: Floats
    means: list[Floats]
    squares: list[Floats]
    share: float = 1.0
    taken: int = field(default=0)

    @classmethod
    def of(cls, network: Network) -> "Steps":
        """Return the steps of a network that was not blamed yet."""
        words = np.full((len(network.words), 1), 1e-3, np.float32)
        steps = np.full_like(network.steps, 1e-2)
        dense = [np.zeros_like(each) for each in network.dense()]
        return cls(network, words, steps, dense, [each.copy() for each in dense])

    def slow_down(self, share: float) -> None:
        """Let the layers move by so much of the usual from now on."""
        self.share = share

    def take_words(self, used: Indices, blame: Floats) -> None:
        """Move the vectors of these features."""
        square = self.words[used] + (blame * blame).mean(axis=1, keepdims=True)
        self.words[used] = square
        self.network.words[used] -= (_WORD_RATE * blame / np.sqrt(square)).astype(np.float32)

    def take_steps(self, blame: Floats) -> None:
        """Move what is said of one tag behind another."""
        self.steps += (blame * blame).astype(np.float32)
        self.network.steps -= (_STEP_RATE * blame / np.sqrt(self.steps)).astype(np.float32)

    def take_dense(self, blame: Sequence[Floats]) -> None:
        """Move the layers; a blame that is too long is cut."""
        self.taken += 1
        length = float(np.sqrt(sum(float((each * each).sum()) for each in blame)))
        cut = min(1.0, _LONGEST / (length + _TINY))
        rate = _DENSE_RATE * self.share
        mean_share = 1 - _REMEMBER**self.taken
        square_share = 1 - _REMEMBER_SQUARE**self.taken
        for at, number in enumerate(self.network.dense()):
            each = cut * blame[at]
            self.means[at] += (1 - _REMEMBER) * (each - self.means[at])
            self.squares[at] += (1 - _REMEMBER_SQUARE) * (each * each - self.squares[at])
            move = self.means[at] / mean_share
            number[:] -= rate * move / (np.sqrt(self.squares[at] / square_share) + _TINY)
