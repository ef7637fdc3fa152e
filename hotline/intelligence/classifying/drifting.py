"""Say whether what comes in still looks like what was learnt from (漂移)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log
from typing import Any, NamedTuple

PARTS = 10
_LEAST_SHARE = 0.0005
_NOTICE, _ALARM = 0.1, 0.25
_FEW = 50
"""Fewer texts say nothing."""


class Drift(NamedTuple):
    """How far topics and sureness have moved (population stability index), and the verdict."""

    topics: float
    sureness: float
    verdict: str
    """``few``, ``steady``, ``moving`` or ``moved``."""


def picture(predictions: Iterable[tuple[str, float]]) -> dict[str, Any]:
    """Return how topics and sureness are spread over predictions."""
    topics: Counter[str] = Counter()
    sureness = [0] * PARTS
    for topic, probability in predictions:
        topics[topic] += 1
        sureness[min(int(probability * PARTS), PARTS - 1)] += 1
    return {"count": topics.total(), "topics": dict(sorted(topics.items())), "sureness": sureness}


def drift(reference: Mapping[str, Any], recent: Mapping[str, Any]) -> Drift:
    """Compare two pictures: the card's ``reference`` and one of recent predictions."""
    topics = _apart(reference["topics"], recent["topics"])
    sureness = _apart(dict(enumerate(reference["sureness"])), dict(enumerate(recent["sureness"])))
    most = max(topics, sureness)
    verdict = "moved" if most >= _ALARM else "moving" if most >= _NOTICE else "steady"
    if min(reference["count"], recent["count"]) < _FEW:
        verdict = "few"
    return Drift(round(topics, 4), round(sureness, 4), verdict)


def _apart(reference: Mapping[Any, int], recent: Mapping[Any, int]) -> float:
    totals = sum(reference.values()) or 1, sum(recent.values()) or 1
    apart = 0.0
    for name in {*reference, *recent}:
        was = max(reference.get(name, 0) / totals[0], _LEAST_SHARE)
        now = max(recent.get(name, 0) / totals[1], _LEAST_SHARE)
        apart += (now - was) * log(now / was)
    return apart
