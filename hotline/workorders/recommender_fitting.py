"""Train a recommender on examples and judge it on the later ones it has not seen."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from hotline.intelligence.classifying.example import LEVEL
from hotline.intelligence.classifying.example import Example as Lesson
from hotline.workorders.precedent_queries import Kinds, precedents_for
from hotline.workorders.recommender_examples import Example
from hotline.workorders.recommender_files import DEPARTMENTS, TOPICS, Predictor, last_level
from hotline.workorders.recommending import learnt_of, title_of
from hotline.workorders.rules.recommending import Fusion, Said, fuse
from hotline.workorders.rules.recommending.fusing import (
    FEATURES,
    RULE_OF_THUMB,
    candidates_of,
)
from hotline.workorders.rules.recommending.promoting import FEWEST_OF_CLASS, HOLD_OUT_SHARE
from hotline.workorders.rules.recommending.scores import Judged
from hotline.workorders.rules.routing import Facts, Suggestion

if TYPE_CHECKING:
    from hotline.intelligence.classifying.model import Model

RuledEach = Callable[[Sequence[Facts]], list[list[Suggestion]]]
_FEWEST_ROWS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A trained recommender, and how it did on the later orders."""

    models: "dict[str, Model]"
    """Trained on everything."""
    fusion: Fusion
    departments: list[Judged]
    """The half of the hold-out that fitted neither models nor weights."""
    topics: list[Judged]
    trained_on: Counter[str]
    early: "dict[str, Model]"
    """Trained on the earlier orders only, to be compared on later ones."""


def split_by_time(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Return the earlier orders and the last fifth."""
    cut = int(len(examples) * (1 - HOLD_OUT_SHARE))
    return list(examples[:cut]), list(examples[cut:])


def fit(
    examples: Sequence[Example],
    *,
    ruled_each: RuledEach,
    names: dict[str, str],
    threshold: float,
    trained_on: date,
) -> Fitted:
    """Train, weigh and judge; ``ruled_each`` is what rules and duties say of demands."""
    earlier, later = split_by_time(examples)
    early = models_of(earlier, trained_on=trained_on)
    evidence = evidence_of(earlier, later, early, ruled_each)
    half = len(later) // 2
    weighed = fit_fusion(later[:half], evidence[:half])
    judged = [
        judge(each, ruled, said, names=names, fusion=weighed, threshold=threshold)
        for each, (ruled, said) in zip(later[half:], evidence[half:], strict=True)
    ]
    return Fitted(
        models=models_of(examples, trained_on=trained_on),
        fusion=fit_fusion(later, evidence),
        departments=judged,
        topics=judge_topics(later, early.get(TOPICS)),
        trained_on=Counter(each.department for each in examples),
        early=early,
    )


def models_of(examples: Sequence[Example], *, trained_on: date) -> "dict[str, Model]":
    """Train both models; classes with hardly any order, and a lone class, are left out."""
    from hotline.intelligence.classifying.training import train  # noqa: PLC0415 - a second to load

    told = {
        DEPARTMENTS: [
            Lesson(each.department, each.facts.text, title_of(each.facts)) for each in examples
        ],
        TOPICS: [Lesson(topic_label(each), each.facts.text) for each in examples],
    }
    found = {}
    for kind, lessons in told.items():
        counts = Counter(each.topic for each in lessons)
        kept = [each for each in lessons if counts[each.topic] >= FEWEST_OF_CLASS]
        if len({each.topic for each in kept}) > 1:
            found[kind] = train(kept, trained_on=trained_on)
    return found


def topic_label(example: Example) -> str:
    """Return the topic with its group before it: the model decides level by level."""
    return LEVEL.join((example.facts.topics[1], example.topic))


def evidence_of(
    earlier: Sequence[Example],
    later: Sequence[Example],
    models: "dict[str, Model]",
    ruled_each: RuledEach,
) -> list[tuple[list[Suggestion], Said]]:
    """Return what rules, precedents among the earlier, and the model say of the later ones."""
    kinds = kinds_of(earlier)
    predictor = Predictor(models[DEPARTMENTS]) if DEPARTMENTS in models else None
    ruled = ruled_each([each.facts for each in later])
    return [
        (
            suggestions,
            Said(
                precedents=precedents_for(each.facts, kinds),
                learnt=learnt_of(each.facts, predictor),
            ),
        )
        for each, suggestions in zip(later, ruled, strict=True)
    ]


def kinds_of(examples: Sequence[Example]) -> Kinds:
    """Count who handled which kind of order among the examples."""
    found: Kinds = {}
    for each in examples:
        for key in {(each.topic, ""), (each.topic, each.district)}:
            counts = found.setdefault(key, {})
            counts[each.department] = counts.get(each.department, 0) + 1
    return found


def fit_fusion(
    examples: Sequence[Example], evidence: Sequence[tuple[list[Suggestion], Said]]
) -> Fusion:
    """Weigh what speaks for a department by whether it handled the order in the end.

    A weight is never negative: what speaks for a department cannot speak against it.
    """
    rows: list[tuple[float, ...]] = []
    truths: list[bool] = []
    for each, (ruled, said) in zip(examples, evidence, strict=True):
        for code, features in candidates_of(ruled, said).items():
            rows.append(astuple(features))
            truths.append(code == each.department)
    if len(rows) < _FEWEST_ROWS or len(set(truths)) < 2:  # noqa: PLR2004 - both must occur
        return RULE_OF_THUMB
    return _regress(np.array(rows), np.array(truths, dtype=float))


def _regress(rows: "np.ndarray", truths: "np.ndarray") -> Fusion:
    from scipy.optimize import minimize  # noqa: PLC0415 - a second to load, once a night

    width = len(FEATURES)
    table = np.hstack([np.ones((len(rows), 1)), rows])
    start = np.array(astuple(RULE_OF_THUMB))

    def loss(weights: "np.ndarray") -> tuple[float, "np.ndarray"]:
        odds = table @ weights
        gone = weights - start
        gone[0] = 0.0
        value = np.logaddexp(0, odds).sum() - truths @ odds + 0.5 * gone @ gone
        slope = table.T @ (1 / (1 + np.exp(-odds)) - truths) + gone
        return float(value), slope

    bounds = [(None, None), *[(0.0, None)] * width]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return Fusion(*(float(each) for each in found.x))


def judge(
    example: Example,
    ruled: Sequence[Suggestion],
    said: Said,
    *,
    names: dict[str, str],
    fusion: Fusion,
    threshold: float,
) -> Judged:
    """Compare what would have been suggested with who handled the order."""
    found = fuse(ruled, said, names=names, fusion=fusion, threshold=threshold)
    return Judged(
        truth=example.department,
        said=found[0].department if found else "",
        probability=(found[0].probability or 0.0) if found else 0.0,
        among=any(each.department == example.department for each in found),
    )


def judge_topics(examples: Sequence[Example], model: "Model | None") -> list[Judged]:
    """Compare the topics a model would have offered with those the orders have."""
    if model is None:
        return []
    predictor, judged = Predictor(model), []
    for each in examples:
        found = predictor.predict("", each.facts.text)
        judged.append(
            Judged(
                truth=each.topic,
                said=last_level(found[0][0]) if found else "",
                probability=found[0][1] if found else 0.0,
                among=any(last_level(label) == each.topic for label, *_ in found),
            )
        )
    return judged


def accuracy_on(examples: Sequence[Example], model: "Model | None") -> float:
    """Return how often the model of departments alone would have been right."""
    if model is None or not examples:
        return 0.0
    predictor = Predictor(model)
    right = 0
    for each in examples:
        found = predictor.predict(title_of(each.facts), each.facts.text)
        right += bool(found) and found[0][0] == each.department
    return right / len(examples)
