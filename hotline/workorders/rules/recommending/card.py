"""What is written down of a trained version (模型卡), and the words for it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from hotline.workorders.rules.recommending.fusing import Fusion
from hotline.workorders.rules.recommending.scores import Judged, Scores, score

_BINS = 10


def card_of(
    *,
    departments: Sequence[Judged],
    topics: Sequence[Judged],
    fusion: Fusion,
    threshold: float,
    trained_on: Mapping[str, int],
) -> dict[str, Any]:
    """Return the card as JSON: scores, reliability, weights, and what it was trained on."""
    return {
        "fusion": asdict(fusion),
        "threshold": threshold,
        "departments": scores_as_json(score(departments, threshold=threshold)),
        "topics": scores_as_json(score(topics, threshold=threshold)),
        "reliability": reliability(departments),
        "trained_on": dict(trained_on),
    }


def scores_as_json(scores: Scores) -> dict[str, Any]:
    """Return scores as JSON."""
    return {
        "count": scores.count,
        "accuracy": scores.accuracy,
        "top3": scores.top3,
        "macro_f1": scores.macro_f1,
        "coverage": scores.coverage,
        "precision_covered": scores.precision_covered,
        "classes": [
            {
                "code": each.code,
                "support": each.support,
                "said": each.said,
                "right": each.right,
                "precision": each.precision,
                "recall": each.recall,
                "f1": each.f1,
            }
            for each in scores.classes
        ],
    }


def reliability(judged: Sequence[Judged]) -> list[dict[str, float]]:
    """Return for each tenth of probability how many were said with it, and how many were right."""
    said: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for each in judged:
        if each.said:
            tenth = min(int(each.probability * _BINS), _BINS - 1)
            said[tenth] += 1
            right[tenth] += each.said == each.truth
    return [
        {"from": tenth / _BINS, "said": said[tenth], "right": right[tenth]}
        for tenth in sorted(said)
    ]
