"""Learn a chain from labelled texts: AdaGrad in small batches, features left out by chance."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from hotline.intelligence.labelling.labeller import Features, Labeller
from hotline.intelligence.labelling.lattice import Floats, Layout, sum_paths
from hotline.intelligence.labelling.tags import allowed

Indices = NDArray[np.int32]
Tell = Callable[[int, float], None]
"""Hears after each round its number and the mean loss."""


@dataclass(frozen=True)
class Course:
    """How to learn."""

    rounds: int = 12
    batch: int = 48
    rate: float = 0.1
    left_out: float = 0.5
    rarest: int = 2
    seed: int = 20261127


@dataclass
class _State:
    weights: Floats
    weight_squares: Floats
    steps: Floats
    step_squares: Floats


def learn(
    texts: Sequence[Features], tags: Sequence[Sequence[str]], course: Course, tell: Tell
) -> Labeller:
    """Return a labeller; the mean of the later rounds' weights, which is steadier than the last."""
    counts = Counter(each for text in texts for token in text for each in token)
    known = sorted(each for each, times in counts.items() if times >= course.rarest)
    vocabulary = {each: place for place, each in enumerate(known)}
    names = sorted({each for some in tags for each in some})
    number = {each: place for place, each in enumerate(names)}
    rows = [_indices(text, vocabulary) for text in texts]
    right = [np.array([number[each] for each in some], dtype=np.intp) for some in tags]
    size = len(names)
    state = _State(
        np.zeros((len(known), size), np.float32),
        np.full((len(known), size), 1e-2, np.float32),
        np.zeros((size + 2, size), np.float32),
        np.full((size + 2, size), 1e-2, np.float32),
    )
    flags = allowed(names)
    chance = np.random.default_rng(course.seed)
    kept_weights, kept_steps, kept = state.weights * 0, state.steps * 0, 0
    for turn in range(course.rounds):
        loss = 0.0
        for batch in _batches([len(each) for each in rows], course.batch, chance):
            some = [rows[each] for each in batch]
            loss += _step(state, some, [right[each] for each in batch], (flags, course, chance))
        if turn >= course.rounds // 2:
            kept_weights += state.weights
            kept_steps += state.steps
            kept += 1
        tell(turn + 1, loss / len(rows))
    return Labeller(
        names,
        vocabulary,
        (kept_weights / kept).astype(np.float32),
        (kept_steps / kept).astype(np.float32),
    )


def _indices(text: Features, vocabulary: dict[str, int]) -> list[Indices]:
    return [
        np.array(sorted({vocabulary[each] for each in token if each in vocabulary}), np.int32)
        for token in text
    ]


def _batches(
    lengths: Sequence[int], size: int, chance: np.random.Generator
) -> Iterator[NDArray[np.intp]]:
    """Yield batches of texts that are about equally long, in a new order each time."""
    sizes = np.asarray(lengths)
    order = chance.permutation(len(sizes))
    batches: list[NDArray[np.intp]] = []
    for at in range(0, len(order), size * 20):
        some = order[at : at + size * 20]
        some = some[np.argsort(sizes[some], kind="stable")]
        batches += [some[start : start + size] for start in range(0, len(some), size)]
    for place in chance.permutation(len(batches)):
        yield batches[place]


def _step(
    state: _State,
    rows: Sequence[list[Indices]],
    right: Sequence[NDArray[np.intp]],
    how: tuple[NDArray[np.bool_], Course, np.random.Generator],
) -> float:
    flags, course, chance = how
    used, matrix = _matrix([token for row in rows for token in row], course.left_out, chance)
    scores = matrix @ state.weights[used]
    layout = Layout.of([len(each) for each in right])
    sums = sum_paths(scores, state.steps, flags, layout)
    told = np.concatenate(right)
    token = np.arange(len(told))
    by_score, by_step, score = sums.marginals, _expected(sums.pairs, sums.marginals, layout), 0.0
    by_score[token, told] -= 1
    score = float(scores[token, told].sum()) + _take_told(by_step, state.steps, right)
    gradient = (matrix.T @ by_score) / len(rows)
    squares = state.weight_squares[used] + gradient * gradient
    state.weight_squares[used] = squares
    state.weights[used] -= course.rate * gradient / np.sqrt(squares)
    by_step = (np.where(flags, by_step, 0) / len(rows)).astype(np.float32)
    state.step_squares += by_step * by_step
    state.steps -= (course.rate * by_step / np.sqrt(state.step_squares)).astype(np.float32)
    return sums.log_total - score


def _expected(pairs: Floats, marginals: Floats, layout: Layout) -> Floats:
    ends = np.cumsum(layout.lengths) - 1
    starts = ends - layout.lengths + 1
    return np.vstack([pairs, marginals[starts].sum(axis=0), marginals[ends].sum(axis=0)])


def _take_told(by_step: Floats, steps: Floats, right: Sequence[NDArray[np.intp]]) -> float:
    """Take the told path's steps off the expected ones; return their score."""
    size = steps.shape[1]
    before = np.concatenate([*(each[:-1] for each in right), np.full(len(right), size)])
    after = np.concatenate([*(each[1:] for each in right), [each[0] for each in right]])
    before = np.concatenate([before, np.full(len(right), size + 1)])
    after = np.concatenate([after, [each[-1] for each in right]])
    np.add.at(by_step, (before, after), -1)
    return float(steps[before, after].sum())


def _matrix(
    tokens: Sequence[Indices], left_out: float, chance: np.random.Generator
) -> tuple[NDArray[np.int32], sparse.csr_matrix]:
    counts = np.array([len(each) for each in tokens])
    every = np.concatenate(tokens)
    keep = chance.random(len(every)) >= left_out
    bounds = np.concatenate([[0], np.cumsum(keep)])[np.concatenate([[0], np.cumsum(counts)])]
    used, place = np.unique(every[keep], return_inverse=True)
    values = np.full(len(place), 1 / (1 - left_out), np.float32)
    shape = (len(tokens), len(used))
    return used, sparse.csr_matrix((values, place.astype(np.int32), bounds), shape=shape)
