"""The chain learns, tells honest probabilities, and is kept without code."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.intelligence.labelling.files import LabellerFileError, load, save
from hotline.intelligence.labelling.labeller import Labeller
from hotline.intelligence.labelling.lattice import Layout, sum_paths
from hotline.intelligence.labelling.network import Network
from hotline.intelligence.labelling.spans import best_together, likely_spans
from hotline.intelligence.labelling.tags import Marked, allowed, spans_of, tags_of
from hotline.intelligence.labelling.training import Course, learn

_SPANS = [(0, 1, "x"), (1, 4, "y"), (4, 6, "x")]
_TEXTS = [["a", "b", "c", "c"], ["b", "c", "a"], ["a", "a", "b", "c"], ["b", "c", "c", "c"]] * 10


def _example(letters: list[str]) -> tuple[list[list[str]], list[str]]:
    """``b`` begins a span of c's, whatever else is one token of its own."""
    spans: list[tuple[int, int, str]] = []
    for at, letter in enumerate(letters):
        if letter == "c" and spans and spans[-1][2] == "run":
            spans[-1] = (spans[-1][0], at + 1, "run")
        else:
            spans.append((at, at + 1, "run" if letter == "b" else "one"))
    features = [
        [letter, f"{before}{letter}"]
        for before, letter in zip(["<", *letters], letters, strict=False)
    ]
    return features, tags_of(spans)


@cache
def _learnt() -> Labeller:
    pairs = [_example(each) for each in _TEXTS]
    course = Course(rounds=40, networks=2, batch=4, width=16, numbers_left_out=0.1, rarest=1)
    return learn([one for one, _ in pairs], [two for _, two in pairs], course, lambda *_: None)


def test_tags_and_spans_say_the_same() -> None:
    assert spans_of(tags_of(_SPANS)) == _SPANS


def test_the_sums_are_those_of_every_path() -> None:
    tags = ["B-x", "E-x", "S-y"]
    flags = allowed(tags)
    chance = np.random.default_rng(1)
    scores = chance.normal(size=(3, 3)).astype(np.float32)
    steps = chance.normal(size=(5, 3)).astype(np.float32)
    worth: dict[tuple[int, ...], float] = {}
    for path in np.ndindex(3, 3, 3):
        moves = [(3, path[0]), (path[0], path[1]), (path[1], path[2]), (4, path[2])]
        if all(flags[move] for move in moves):
            worth[path] = sum(float(steps[move]) for move in moves) + sum(
                float(scores[at, tag]) for at, tag in enumerate(path)
            )
    total = np.log(sum(np.exp(list(worth.values()))))
    sums = sum_paths(scores, steps, flags, Layout.of([3]))
    assert sums.log_total == pytest.approx(total, abs=1e-4)
    alone = sum(np.exp(each - total) for path, each in worth.items() if path[1] == 2)
    assert sums.marginals[1, 2] == pytest.approx(alone, abs=1e-4)
    spans = {
        (each.start, each.end, each.label): each.probability
        for each in likely_spans(scores, steps, flags, tags)
    }
    first = sum(np.exp(each - total) for path, each in worth.items() if path[:2] == (0, 1))
    assert spans[0, 2, "x"] == pytest.approx(first, abs=1e-4)


def test_spans_go_together_only_when_they_gain() -> None:
    found = [Marked(0, 2, "x", 0.6), Marked(1, 3, "y", 0.7), Marked(2, 3, "x", 0.3)]
    assert best_together(found, 3, 0.4) == [found[1]]
    assert best_together(found, 3, 0.1) == [found[0], found[2]]


@given(st.integers(0, 10_000))
def test_what_is_learnt_is_what_the_loss_says(seed: int) -> None:
    """The network's gradient is the slope of its scores, for a number of its layer."""
    chance = np.random.default_rng(seed)
    network = Network.new(4, 3, 4, chance)
    network.out += chance.normal(size=network.out.shape).astype(np.float32)
    inner = np.tanh(chance.normal(size=(5, 3))).astype(np.float32)
    layout = Layout.of([3, 2])
    blame = chance.normal(size=(5, 3)).astype(np.float32)
    done = network.forward(inner, layout, (1.0, 1.0))
    _, gradients = network.backward(done, blame)
    for gradient, number in zip(gradients, network.dense(), strict=True):
        at = tuple(int(chance.integers(0, each)) for each in number.shape)
        kept = number[at]
        worth = []
        for change in (0.01, -0.01):
            number[at] = kept + change
            worth.append(float((network.forward(inner, layout, (1.0, 1.0)).scores * blame).sum()))
        number[at] = kept
        assert gradient[at] == pytest.approx((worth[0] - worth[1]) / 0.02, abs=0.02, rel=0.05)


def test_it_learns_and_is_sure_of_what_it_saw() -> None:
    features, tags = _example(["a", "b", "c", "c", "a"])
    marked = _learnt().mark(features)
    assert [(each.start, each.end, each.label) for each in marked] == spans_of(tags)
    assert all(0.6 < each.probability <= 1 for each in marked)
    assert _learnt().mark([]) == []


def test_a_kept_labeller_says_the_same(tmp_path: Path) -> None:
    labeller = _learnt()
    save(labeller, tmp_path, {"kind": "letters"})
    again, about = load(tmp_path)
    features, _ = _example(["b", "c", "a"])
    assert about == {"kind": "letters"}
    assert [each.label for each in again.mark(features)] == ["run", "one"]


@pytest.mark.parametrize("name", ["weights.npz", "labeller.json"])
def test_a_broken_folder_is_refused_in_chinese(tmp_path: Path, name: str) -> None:
    with pytest.raises(LabellerFileError, match="没有训练好的模型"):
        load(tmp_path)
    save(_learnt(), tmp_path, {})
    (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(LabellerFileError, match="读不出来"):
        load(tmp_path)
