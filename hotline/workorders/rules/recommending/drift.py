"""How much the orders of late differ from those a model was trained on (漂移)."""

from collections.abc import Mapping
from math import log

_LEAST = 0.001
STEADY, MOVED = 0.1, 0.25
"""The usual reading of the population stability index."""


def stability_index(trained: Mapping[str, int], recent: Mapping[str, int]) -> float | None:
    """Return the population stability index of the classes; None where either is empty."""
    of_trained, of_recent = sum(trained.values()), sum(recent.values())
    if not of_trained or not of_recent:
        return None
    total = 0.0
    for code in {*trained, *recent}:
        then = max(trained.get(code, 0) / of_trained, _LEAST)
        now = max(recent.get(code, 0) / of_recent, _LEAST)
        total += (now - then) * log(now / then)
    return total


def reading_of(index: float | None) -> str:
    """Say in Chinese what the index means."""
    if index is None:
        return "数据不足"
    if index < STEADY:
        return "稳定"
    return "有变化" if index < MOVED else "明显漂移"
