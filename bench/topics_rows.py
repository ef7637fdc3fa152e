"""Letters that people sorted, which of them are alike, and how sure a figure is."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from hotline.intelligence.classifying.cutting import learn_words
from hotline.intelligence.classifying.example import Example
from hotline.intelligence.classifying.grouping import group_alike
from hotline.intelligence.classifying.measuring import Judged
from hotline.intelligence.classifying.terms import words_of

DRAWS = 2000


def segmented(where: Path) -> list[Example]:
    """Return the texts that are cut into words, without stop words."""
    file = where / "train_segmented.jsonl"
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [Example(each["label"], each["text_seg"], "", str(each["row"])) for each in rows]


def raw_letters(where: Path) -> list[Example]:
    """Return the letters as people wrote them."""
    file = where / "sample_raw_labelled.jsonl"
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [Example(each["label"], each["detail"], each["topic"], str(each["id"])) for each in rows]


def without_like(cut: Sequence[Example], raw: Sequence[Example]) -> list[Example]:
    """Return the cut texts that are neither one of the raw letters nor nearly so."""
    cutter = learn_words(each.text for each in cut)
    texts = ["".join(words_of(each.title, each.text, cutter)) for each in (*cut, *raw)]
    groups = group_alike(texts).tolist()
    held = set(groups[len(cut) :])
    return [each for each, group in zip(cut, groups, strict=False) if group not in held]


def interval(judged: Sequence[Judged], measure: Callable[[Sequence[Judged]], float]) -> str:
    """Return between what the measure lies with 95 % (bootstrap)."""
    topics = sorted({each.right for each in judged} | {each.said for each in judged})
    right = np.array([topics.index(each.right) for each in judged])
    said = np.array([topics.index(each.said) for each in judged])
    chance = np.random.default_rng(0)
    drawn = [chance.integers(0, len(judged), len(judged)) for _ in range(DRAWS)]
    of_all = measure.__name__ == "accuracy"
    values = [
        float((right[at] == said[at]).mean())
        if of_all
        else _macro(right[at], said[at], len(topics))
        for at in drawn
    ]
    low, high = np.percentile(values, [2.5, 97.5])
    return f"({low:.3f}–{high:.3f})"


def _macro(right: np.ndarray, said: np.ndarray, count: int) -> float:
    hit = np.bincount(right[right == said], minlength=count)
    real, told = np.bincount(right, minlength=count), np.bincount(said, minlength=count)
    there = real > 0
    return float((2 * hit[there] / (real + told)[there]).mean())
