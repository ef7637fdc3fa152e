"""The model card: from what and when a model was learnt, and how far it can be trusted."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from hotline.intelligence.classifying.calibrating import calibration_error
from hotline.intelligence.classifying.drifting import picture
from hotline.intelligence.classifying.example import LEVEL, Example
from hotline.intelligence.classifying.measuring import (
    Judged,
    accuracy,
    confusions,
    coverage,
    macro_f1,
    scores_by_topic,
)


def describe(
    learnt: Sequence[Example], judged: Sequence[Judged], *, trained_on: date, precision: float
) -> dict[str, Any]:
    """Return the card; every score is of texts that were neither learnt from nor like those."""
    return {
        "trained_on": trained_on.isoformat(),
        "examples": len(learnt),
        "examples_sha256": _digest(learnt),
        "precision_asked": precision,
        **score(judged),
        "reference": picture((each.said, each.probability) for each in judged),
    }


def score(judged: Sequence[Judged]) -> dict[str, Any]:
    """Return how often the model is right, how often it abstains, and how honest it is."""
    covered, right_of_covered = coverage(judged)
    probability = np.array([each.probability for each in judged])
    is_right = np.array([each.said == each.right for each in judged], bool)
    scores = {
        "accuracy": round(accuracy(judged), 4),
        "macro_f1": round(macro_f1(judged), 4),
        "coverage": round(covered, 4),
        "precision_of_covered": round(right_of_covered, 4),
        "calibration_error": round(calibration_error(probability, is_right), 4),
        "topics": scores_by_topic(judged),
        "confusions": confusions(judged),
    }
    if any(LEVEL in each.right for each in judged):
        scores["first_level"] = _first_level(judged)
    return scores


def _first_level(judged: Sequence[Judged]) -> dict[str, Any]:
    cut = [
        each._replace(right=each.right.split(LEVEL)[0], said=each.said.split(LEVEL)[0])
        for each in judged
    ]
    return {"accuracy": round(accuracy(cut), 4), "macro_f1": round(macro_f1(cut), 4)}


def _digest(learnt: Sequence[Example]) -> str:
    """Name the examples by what they say; their order does not matter."""
    lines = sorted(json.dumps([each.topic, each.title, each.text]) for each in learnt)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
