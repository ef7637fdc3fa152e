"""How well topics are learnt from real letters (``python -m bench.topics PATH``).

PATH, or ``HOTLINE_LETTERS``, is a folder of the 2020 Taidi contest's letters to a city
government; without it nothing is measured. Two questions, letters that are nearly the same
always kept apart: texts cut into words, each judged by what was learnt from the others (five
folds); and letters as people wrote them, judged by what was learnt from cut texts only. Beside
it the usual linear machine over words, and the rule engine of PyPI's ``baisitong2`` with the
topics that suit its categories best. Goal: macro F1 ≥ 0.94 on raw letters, coverage ≥ 60 % at
97 % precision, ≤ 10 ms an order on one processor.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import machine, milliseconds
from bench.shield import folder
from bench.topics_peers import by_rules, by_words
from bench.topics_rows import interval, raw_letters, segmented, without_like
from hotline.intelligence.classifying.checking import cross_check
from hotline.intelligence.classifying.example import Example
from hotline.intelligence.classifying.measuring import Judged, accuracy, coverage, macro_f1
from hotline.intelligence.classifying.model import Model
from hotline.intelligence.classifying.reading import read_examples
from hotline.intelligence.classifying.training import train

GOAL_F1, GOAL_COVERAGE, GOAL_PRECISION, GOAL_SECONDS = 0.94, 0.60, 0.97, 0.010


def _say(_: str) -> None:
    """Keep quiet."""


def line(name: str, judged: Sequence[Judged]) -> None:
    """Print one row of the table; intervals are of 2,000 draws with replacement."""
    covered, right = coverage(judged)
    sure = f"{covered:.1%} at {right:.1%}" if any(each.abstained for each in judged) else "–"
    print(
        f"| {name} | {len(judged)} | {accuracy(judged):.3f} {interval(judged, accuracy)} "
        f"| {macro_f1(judged):.3f} {interval(judged, macro_f1)} | {sure} |"
    )


def judge(model: Model, letters: Sequence[Example]) -> tuple[list[Judged], list[float]]:
    """Return what the model says of letters, and the seconds of processor time each took."""
    judged, seconds = [], []
    for each in letters:
        started = time.process_time()
        said = model.predict(each.title, each.text)
        seconds.append(time.process_time() - started)
        best = said.best
        label, sure = (best.label, best.probability) if best else ("", 0.0)
        judged.append(Judged(each.topic, label, sure, said.abstained))
    return judged, seconds


def main() -> int:
    """Print the figures; 1 when a goal is missed."""
    where = folder()
    if where is None:
        print("Skipped: the letters are not here (say where: a path, or HOTLINE_LETTERS).")
        return 0
    cut, raw = segmented(where), raw_letters(where)
    print("| what | texts | accuracy | macro F1 | answers given |")
    print("| --- | --- | --- | --- | --- |")
    reading = read_examples(cut, _say)
    line("cut texts, five folds", cross_check(reading, seed=0, tell=_say).judged)
    line("the same, words and linear machine", by_words(reading, cut))
    learnt = without_like(cut, raw)
    started = time.process_time()
    model = train(learnt, trained_on=datetime.now(UTC).date())
    took = time.process_time() - started
    judged, seconds = judge(model, raw)
    line(f"raw letters, learnt from {len(learnt)} cut texts", judged)
    line("the same, words and linear machine", by_words(read_examples(learnt, _say), learnt, raw))
    line("the same, baisitong2's rules", by_rules(raw))
    print(f"\nOne letter, p50 / p95 / max: {milliseconds(seconds)} ms of processor time.")
    _tell_size(model, took)
    covered, right = coverage(judged)
    mean = sum(seconds) / len(seconds)
    is_good = macro_f1(judged) >= GOAL_F1 and mean <= GOAL_SECONDS
    return int(not (is_good and covered >= GOAL_COVERAGE and right >= GOAL_PRECISION))


def _tell_size(model: Model, took: float) -> None:
    with tempfile.TemporaryDirectory() as kept:
        model.save(Path(kept) / "model")
        size = sum(each.stat().st_size for each in (Path(kept) / "model").iterdir())
        started = time.process_time()
        Model.load(Path(kept) / "model")
        load = time.process_time() - started
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"Learning took {took:.0f} s of processor time, the model is {size / 1e6:.0f} MB and loads "
        f"in {load:.1f} s; all of this benchmark needed {most:.0f} MB. {machine()}."
    )


if __name__ == "__main__":
    sys.exit(main())
