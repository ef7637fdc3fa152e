"""Learn to label from labelled texts: small batches, features and numbers left out by chance."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from threadpoolctl import threadpool_limits

from hotline.intelligence.labelling.labeller import Features, Labeller
from hotline.intelligence.labelling.lattice import Floats, Layout, sum_paths
from hotline.intelligence.labelling.network import Indices, Mask, Network
from hotline.intelligence.labelling.steps import Steps
from hotline.intelligence.labelling.tags import Flags, allowed

Tell = Callable[[int, float], None]
"""Hears after each round its number and the mean loss."""


@dataclass(frozen=True)
class Course:
    """How to learn: ``networks`` are learnt apart and asked together."""

    rounds: int = 11
    networks: int = 2
    batch: int = 32
    width: int = 128
    features_left_out: float = 0.2
    numbers_left_out: float = 0.4
    rarest: int = 4
    seed: int = 20261127


@dataclass
class _Class:
    """What is learnt from: texts as indices of features, their tags, what may follow what."""

    rows: Sequence[list[Indices]]
    right: Sequence[NDArray[np.intp]]
    flags: Flags
    course: Course
    chance: np.random.Generator


def learn(
    texts: Sequence[Features], tags: Sequence[Sequence[str]], course: Course, tell: Tell
) -> Labeller:
    """Return a labeller of several networks, each the mean of its later rounds."""
    counts = Counter(each for text in texts for token in text for each in token)
    known = sorted(each for each, times in counts.items() if times >= course.rarest)
    vocabulary = {each: place for place, each in enumerate(known)}
    names = sorted({each for some in tags for each in some})
    number = {each: place for place, each in enumerate(names)}
    taught = _Class(
        [_indices(text, vocabulary) for text in texts],
        [np.array([number[each] for each in some], dtype=np.intp) for some in tags],
        allowed(names),
        course,
        np.random.default_rng(course.seed),
    )
    with threadpool_limits(1):  # the matrices are small: threads would wait for one another
        networks = [
            _one_network(taught, len(known), which, tell) for which in range(course.networks)
        ]
    return Labeller(names, vocabulary, networks)


def _one_network(taught: _Class, features: int, which: int, tell: Tell) -> Network:
    course = taught.course
    network = Network.new(features, taught.flags.shape[1], course.width, taught.chance)
    steps = Steps.of(network)
    kept: list[Floats] = []
    for turn in range(course.rounds):
        steps.slow_down(1 - 0.8 * turn / course.rounds)
        loss = sum(
            _step(network, steps, batch, taught)
            for batch in _batches([len(each) for each in taught.rows], course.batch, taught.chance)
        )
        if turn >= course.rounds // 2:
            now = network.every()
            kept = (
                [one + two for one, two in zip(kept, now, strict=True)]
                if kept
                else [each.copy() for each in now]
            )
        tell(which * course.rounds + turn + 1, loss / len(taught.rows))
    for each, total in zip(network.every(), kept, strict=True):
        each[:] = total / (course.rounds - course.rounds // 2)
    return network


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


def _step(network: Network, steps: Steps, batch: NDArray[np.intp], taught: _Class) -> float:
    """Learn from one batch; return its loss."""
    course, chance = taught.course, taught.chance
    rows = [taught.rows[each] for each in batch]
    right = [taught.right[each] for each in batch]
    used, matrix = _matrix([token for row in rows for token in row], course, chance)
    inner = np.tanh(matrix @ network.words[used])
    layout = Layout.of([len(each) for each in right])
    masks = (
        _mask(inner.shape, course, chance),
        _mask((len(inner), 2 * course.width), course, chance),
    )
    done = network.forward(inner, layout, masks)
    sums = sum_paths(done.scores, network.steps, taught.flags, layout)
    told = np.concatenate(right)
    token = np.arange(len(told))
    by_score, by_step = sums.marginals, _expected(sums.pairs, sums.marginals, layout)
    by_score[token, told] -= 1
    score = float(done.scores[token, told].sum()) + _take_told(by_step, network.steps, right)
    by_word, gradients = network.backward(done, by_score)
    steps.take_words(used, (matrix.T @ by_word) / len(rows))
    share = np.float32(1 / len(rows))
    steps.take_steps(np.where(taught.flags, by_step, np.float32(0)) * share)
    steps.take_dense([each * share for each in gradients])
    return sums.log_total - score


def _mask(shape: tuple[int, ...], course: Course, chance: np.random.Generator) -> Mask:
    keep = chance.random(shape) >= course.numbers_left_out
    return (keep / (1 - course.numbers_left_out)).astype(np.float32)


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
    tokens: Sequence[Indices], course: Course, chance: np.random.Generator
) -> tuple[Indices, sparse.csr_matrix]:
    left_out = course.features_left_out
    counts = np.array([len(each) for each in tokens])
    every = np.concatenate(tokens)
    keep = chance.random(len(every)) >= left_out
    bounds = np.concatenate([[0], np.cumsum(keep)])[np.concatenate([[0], np.cumsum(counts)])]
    used, place = np.unique(every[keep], return_inverse=True)
    values = np.full(len(place), 1 / (1 - left_out), np.float32)
    shape = (len(tokens), len(used))
    return used, sparse.csr_matrix((values, place.astype(np.int32), bounds), shape=shape)
