"""The chain learns, tells honest probabilities, and is kept without code."""

from pathlib import Path

import numpy as np
import pytest

from hotline.intelligence.labelling.files import LabellerFileError, load, save
from hotline.intelligence.labelling.labeller import Labeller
from hotline.intelligence.labelling.lattice import Layout, best_path, sum_paths
from hotline.intelligence.labelling.tags import allowed, spans_of, tags_of
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


def _learnt() -> Labeller:
    pairs = [_example(each) for each in _TEXTS]
    course = Course(rounds=6, batch=4, left_out=0.1, rarest=1)
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
    assert tuple(best_path(scores, steps, flags)) == max(worth, key=lambda each: worth[each])


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
