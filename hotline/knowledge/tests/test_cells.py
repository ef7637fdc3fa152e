"""Cells by meaning: a question finds in them what it would find among all."""

import numpy as np

from hotline.knowledge.rules.search.cells import (
    cells_of,
    cells_to_probe,
    centres_of,
    nearest,
    pack_cell,
)
from hotline.knowledge.rules.search.counts import Floats

_DIMENSION = 128


def _passages(many: int) -> Floats:
    rows = np.random.default_rng(12345).normal(size=(many, _DIMENSION)).astype(np.float32)
    rows[:, 0] += np.repeat(np.arange(many // 50), 50) % 7
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def test_what_is_nearest_among_all_is_nearest_in_the_cells() -> None:
    passages = _passages(2_000)
    owners = np.arange(2_000) // 2 + 10
    centres = centres_of(passages)
    cells = cells_of(passages, centres)
    packed = [pack_cell(owners[cells == at], passages[cells == at]) for at in range(len(centres))]
    right = 0
    for at in range(0, 2_000, 100):
        probed = [packed[cell] for cell in cells_to_probe(passages[at], centres)]
        keys, vectors = (b"".join(each[side] for each in probed) for side in (0, 1))
        found = nearest(passages[at], keys, vectors, most=5)
        right += found.keys[0] == owners[at]
        assert len(set(found.keys)) == 5
        assert found.closeness == sorted(found.closeness, reverse=True)
    assert right == 20
    assert abs(found.closeness[0] - 1) < 0.02


def test_nothing_is_near_where_nothing_is() -> None:
    question = np.ones(_DIMENSION, np.float32)
    assert nearest(question, b"", b"", most=5).keys == []
    one = centres_of(np.eye(1, _DIMENSION, dtype=np.float32))
    assert cells_to_probe(question, one) == [0]
