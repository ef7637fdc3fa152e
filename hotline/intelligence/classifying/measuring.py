"""How well a model sorted texts that it had not learnt from."""

from collections.abc import Sequence
from typing import Any, NamedTuple


class Judged(NamedTuple):
    """One text: what people said, what the model said, how sure it was."""

    right: str
    said: str
    probability: float
    abstained: bool = False


def scores_by_topic(judged: Sequence[Judged]) -> dict[str, dict[str, Any]]:
    """Return precision, recall, F1 and how many there were, for every topic people gave."""
    scores: dict[str, dict[str, Any]] = {}
    for topic in sorted({each.right for each in judged}):
        hit = sum(each.said == each.right == topic for each in judged)
        said = sum(each.said == topic for each in judged)
        real = sum(each.right == topic for each in judged)
        scores[topic] = {
            "precision": round(hit / said, 4) if said else 0.0,
            "recall": round(hit / real, 4),
            "f1": round(2 * hit / (said + real), 4),
            "count": real,
        }
    return scores


def accuracy(judged: Sequence[Judged]) -> float:
    """Return the share that is right."""
    return sum(each.said == each.right for each in judged) / len(judged) if judged else 0.0


def macro_f1(judged: Sequence[Judged]) -> float:
    """Return the mean F1 of the topics, rare ones like common ones."""
    scores = scores_by_topic(judged)
    return sum(each["f1"] for each in scores.values()) / len(scores) if scores else 0.0


def coverage(judged: Sequence[Judged]) -> tuple[float, float]:
    """Return the share the model did not abstain from, and how much of that is right."""
    sure = [each for each in judged if not each.abstained]
    return (len(sure) / len(judged) if judged else 0.0), accuracy(sure)


def confusions(judged: Sequence[Judged], most: int = 10) -> list[dict[str, Any]]:
    """Return which topics are taken for which others, commonest first."""
    counts: dict[tuple[str, str], int] = {}
    for each in judged:
        if each.said != each.right:
            pair = (each.right, each.said)
            counts[pair] = counts.get(pair, 0) + 1
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:most]
    return [{"right": right, "said": said, "count": count} for (right, said), count in ranked]
