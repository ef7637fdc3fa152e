"""How close titles picked from a text come to those people wrote (``python -m bench.titles DATA``).

DATA, or ``HOTLINE_TEST_DATA``, holds public letters with the titles of their writers. A fifth
of the letters, by a seed and without exact repeats, tests; ``--fit`` fits the weights on the
others by a listwise loss and prints them for ``rules/summarizing/ranking.py``.
"""

import json
import os
import random
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from hotline.workorders.rules.summarizing.clauses import clauses_of
from hotline.workorders.rules.summarizing.features import NAMES, features_of
from hotline.workorders.rules.summarizing.ranking import WEIGHTS, ranked_clauses
from runtime.places import ROOT

_FILES = ("hotspot_messages.jsonl", "replies.jsonl", "contest_test_unlabelled.jsonl")
_SEED, _MOST_FIT = 12345, 4000
_SHARPNESS, _RIDGE = 12.0, 1.0


def letters(folder: Path) -> list[tuple[str, str]]:
    """Return title and text, each text once."""
    found: dict[str, str] = {}
    for name in _FILES:
        for line in (folder / "taidi_smart_government" / name).open(encoding="utf-8"):
            row = json.loads(line)
            text, title = str(row["detail"]).strip(), str(row["topic"]).strip()
            if title and len(clauses_of(text)) > 1:
                found.setdefault(text, title)
    return [(title, text) for text, title in found.items()]


def rouge_1(said: str, meant: str) -> float:
    """Return ROUGE-1 F by characters."""
    one, other = (Counter(filter(str.isalnum, each)) for each in (said, meant))
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


def fit(pairs: list[tuple[str, str]]) -> list[float]:
    """Fit the weights so that of each text's candidates those like its title rank first."""
    texts = []
    for title, text in pairs:
        candidates = clauses_of(text)
        likeness = np.array([rouge_1(each.core, title) for each in candidates])
        wanted = np.exp(_SHARPNESS * (likeness - likeness.max()))
        texts.append((np.array(features_of(candidates)), wanted / wanted.sum()))

    def loss(weights: "np.ndarray") -> tuple[float, "np.ndarray"]:
        value, slope = _RIDGE * weights @ weights, 2 * _RIDGE * weights
        for table, wanted in texts:
            odds = table @ weights
            chance = np.exp(odds - odds.max())
            chance /= chance.sum()
            value -= wanted @ np.log(chance + 1e-12)
            slope += table.T @ (chance - wanted)
        return float(value), slope

    found: list[float] = minimize(loss, np.zeros(len(NAMES)), jac=True).x.tolist()
    return found


def measure(pairs: list[tuple[str, str]], weights: tuple[float, ...]) -> None:
    """Print what the ranker, the first clause and the best clause come to."""
    told: dict[str, list[float]] = {"ranker": [], "first clause": [], "best clause": []}
    for title, text in pairs:
        clauses = clauses_of(text)
        told["ranker"].append(rouge_1(ranked_clauses(clauses, weights)[0].core, title))
        told["first clause"].append(rouge_1(clauses[0].core, title))
        told["best clause"].append(max(rouge_1(each.core, title) for each in clauses))
    print("| title | letters | ROUGE-1 | 95 % interval |\n| --- | ---: | ---: | --- |")
    for name, scores in told.items():
        mean, margin = np.mean(scores), 1.96 * np.std(scores) / len(scores) ** 0.5
        low, high = mean - margin, mean + margin
        print(f"| {name} | {len(scores)} | {mean:.3f} | {low:.3f} to {high:.3f} |")


def main() -> int:
    """Fit where asked, then measure."""
    said = [each for each in sys.argv[1:] if each != "--fit"]
    where = said[0] if said else os.environ.get("HOTLINE_TEST_DATA", "")
    folder = Path(where) if where else ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        print("Skipped: the letters are not here (say where: a path, or HOTLINE_TEST_DATA).")
        return 0
    pairs = letters(folder)
    random.Random(_SEED).shuffle(pairs)
    cut = len(pairs) // 5
    weights: tuple[float, ...] = WEIGHTS
    if "--fit" in sys.argv:
        weights = tuple(round(each, 4) for each in fit(pairs[cut : cut + _MOST_FIT]))
        print(f"WEIGHTS = {weights}  # {', '.join(NAMES)}\n")
    measure(pairs[:cut], weights)
    return 0


if __name__ == "__main__":
    sys.exit(main())
