"""A layer that reads texts token by token and remembers (LSTM), forwards and backwards."""

from dataclasses import dataclass

import numpy as np

from hotline.intelligence.labelling.lattice import Floats
from hotline.intelligence.labelling.tags import Flags

GATES = 4


@dataclass
class Memory:
    """What a pass through the layer leaves for learning."""

    given: Floats
    states: Floats
    cells: Floats
    gates: Floats
    bent: Floats
    is_token: Flags


@dataclass
class Layer:
    """Weights of what is given, of what was said before, and the bias."""

    given: Floats
    before: Floats
    bias: Floats

    @property
    def width(self) -> int:
        """Return how many numbers stand for a token behind the layer."""
        return len(self.before)

    def read(self, given: Floats, is_token: Flags) -> Memory:
        """Pass texts through: rows are tokens, columns texts."""
        wide = self.width
        long, texts, _ = given.shape
        states = np.zeros((long + 1, texts, wide), np.float32)
        cells = np.zeros_like(states)
        gates = np.zeros((long, texts, GATES * wide), np.float32)
        bent = np.zeros((long, texts, wide), np.float32)
        told = given @ self.given + self.bias
        for row in range(long):
            raw = told[row] + states[row] @ self.before
            gate = gates[row]
            gate[:, : 3 * wide] = 1 / (1 + np.exp(-raw[:, : 3 * wide]))
            gate[:, 3 * wide :] = np.tanh(raw[:, 3 * wide :])
            let_in, keep, let_out, new = _parts(gate, wide)
            cell = keep * cells[row] + let_in * new
            bent[row] = np.tanh(cell)
            here = is_token[row][:, None]
            states[row + 1] = let_out * bent[row] * here
            cells[row + 1] = cell * here
        return Memory(given, states, cells, gates, bent, is_token)

    def learn(self, memory: Memory, blame: Floats) -> tuple[Floats, "Layer"]:
        """Return what the given is to blame for, and the gradient of the weights."""
        long, texts, wide = blame.shape
        raw = np.zeros((long, texts, GATES * wide), np.float32)
        by_state = np.zeros((texts, wide), np.float32)
        by_cell = np.zeros_like(by_state)
        for row in range(long - 1, -1, -1):
            here = memory.is_token[row][:, None]
            let_in, keep, let_out, new = _parts(memory.gates[row], wide)
            bent = memory.bent[row]
            out = (blame[row] + by_state) * here
            cell = by_cell * here + out * let_out * (1 - bent * bent)
            parts = _parts(raw[row], wide)
            parts[0][:] = cell * new * let_in * (1 - let_in)
            parts[1][:] = cell * memory.cells[row] * keep * (1 - keep)
            parts[2][:] = out * bent * let_out * (1 - let_out)
            parts[3][:] = cell * let_in * (1 - new * new)
            by_state = raw[row] @ self.before.T
            by_cell = cell * keep
        flat = raw.reshape(-1, GATES * wide)
        given = memory.given.reshape(-1, memory.given.shape[2])
        before = memory.states[:-1].reshape(-1, wide)
        return raw @ self.given.T, Layer(given.T @ flat, before.T @ flat, flat.sum(axis=0))


def new_layer(width_given: int, width: int, chance: np.random.Generator) -> Layer:
    """Return a layer that has learnt nothing and forgets little."""
    bias = np.zeros(GATES * width, np.float32)
    bias[width : 2 * width] = 1
    return Layer(
        (chance.standard_normal((width_given, GATES * width)) / np.sqrt(width_given)).astype(
            np.float32
        ),
        (chance.standard_normal((width, GATES * width)) / np.sqrt(width)).astype(np.float32),
        bias,
    )


def _parts(gate: Floats, wide: int) -> tuple[Floats, Floats, Floats, Floats]:
    return (
        gate[:, :wide],
        gate[:, wide : 2 * wide],
        gate[:, 2 * wide : 3 * wide],
        gate[:, 3 * wide :],
    )
