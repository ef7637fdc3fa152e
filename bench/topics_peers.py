"""What others make of the same letters: a linear machine over words, and a rule engine."""

import json
import subprocess
import venv
from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from hotline.intelligence.classifying.checking import FOLDS
from hotline.intelligence.classifying.cutting import Cutter
from hotline.intelligence.classifying.example import Example
from hotline.intelligence.classifying.folds import spread
from hotline.intelligence.classifying.measuring import Judged
from hotline.intelligence.classifying.reading import Reading
from hotline.intelligence.classifying.terms import words_of
from runtime.places import ROOT

_HOME = ROOT / "var-bench-peers" / "baisitong2"
_ASK = """
import json, sys
from baisitong2.services.analyzer import rule_analyzer
for line in sys.stdin:
    print(json.dumps(rule_analyzer.classify(json.loads(line))))
"""


def by_words(
    reading: Reading, cut: Sequence[Example], raw: Sequence[Example] | None = None
) -> list[Judged]:
    """Judge by TF-IDF of words and a linear machine: five folds, or raw letters."""
    texts = _words(cut, reading.cutter)
    topics = np.array([each.topic for each in cut])
    if raw is not None:
        return _learn_and_say(texts, topics, _words(raw, reading.cutter), [r.topic for r in raw])
    fold = spread(topics.tolist(), reading.groups, FOLDS)
    judged: list[Judged] = []
    for each in range(FOLDS):
        learnt, asked = np.flatnonzero(fold != each), np.flatnonzero(fold == each)
        judged += _learn_and_say(
            [texts[at] for at in learnt],
            topics[learnt],
            [texts[at] for at in asked],
            topics[asked].tolist(),
        )
    return judged


def _words(letters: Sequence[Example], cutter: Cutter) -> list[str]:
    return [" ".join(words_of(each.title, each.text, cutter)) for each in letters]


def _learn_and_say(
    learnt: list[str], topics: np.ndarray, asked: list[str], right: list[str]
) -> list[Judged]:
    counter = TfidfVectorizer(analyzer=str.split, min_df=2, sublinear_tf=True)
    machine = LinearSVC(C=0.3, random_state=0).fit(counter.fit_transform(learnt), topics)
    said = machine.predict(counter.transform(asked))
    return [Judged(r, str(s), 1.0) for r, s in zip(right, said, strict=True)]


def by_rules(raw: Sequence[Example]) -> list[Judged]:
    """Judge by baisitong2's first category.

    Its nine categories are not these topics: each stands for the topic that is commonest among
    its letters here, the raw ones themselves included, so the figure is rather too high.
    """
    said = _categories([f"{each.title}。{each.text}" for each in raw])
    counts: dict[str, Counter[str]] = {}
    for category, each in zip(said, raw, strict=True):
        counts.setdefault(category, Counter())[each.topic] += 1
    best = {category: found.most_common(1)[0][0] for category, found in counts.items()}
    return [
        Judged(each.topic, best[category], 1.0) for category, each in zip(said, raw, strict=True)
    ]


def _categories(texts: Sequence[str]) -> list[str]:
    python = _HOME / "bin" / "python"
    if not python.exists():
        venv.create(_HOME, with_pip=True)
    if not (_HOME / "bin" / "baisitong2").exists():
        pip = [str(python), "-m", "pip", "install", "-q", "baisitong2"]
        subprocess.run(pip, check=True)  # noqa: S603 - our own command
    asked = "".join(json.dumps(each) + "\n" for each in texts)
    told = subprocess.run(  # noqa: S603 - our own command
        [str(python), "-c", _ASK], input=asked, capture_output=True, text=True, check=True
    )
    return [json.loads(line)[0] for line in told.stdout.splitlines()]
