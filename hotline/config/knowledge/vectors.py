"""Vectors for passages and questions from the platform's door, if there is a model."""

from collections.abc import Callable, Sequence

import numpy as np

from hotline.intelligence.embeddings import embed, model_name
from hotline.knowledge.rules.search.counts import Floats

AUTO, ON, OFF = "auto", "on", "off"
CHOICES = (AUTO, ON, OFF)
_AT_ONCE = 64


class NoModelError(Exception):
    """Vectors were demanded and there is no model (Chinese text)."""


def model_for(choice: str) -> str:
    """Return the model to use; empty: none.

    Raises:
        NoModelError: one was demanded.

    """
    name = "" if choice == OFF else model_name() or ""
    if choice == ON and not name:
        msg = "没有可用的向量模型，请先运行 bin/hotline models install e5-small，或用 --vectors off"
        raise NoModelError(msg)
    return name


def vectors_of(
    texts: Sequence[str], *, of_questions: bool, tell: Callable[[int], None]
) -> Floats | None:
    """Return a vector for each text; None when the model does not answer."""
    found: list[list[float]] = []
    for begin in range(0, len(texts), _AT_ONCE):
        some = [each[:1000] or " " for each in texts[begin : begin + _AT_ONCE]]
        answer = embed(some, kind="query" if of_questions else "passage")
        if answer is None:
            return None
        found += answer
        tell(len(found))
    return np.array(found, dtype=np.float32)
