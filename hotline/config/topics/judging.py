"""Measure a model on sorted texts that it did not learn from."""

from collections.abc import Iterable
from typing import Any

from hotline.intelligence.classifying.card import score
from hotline.intelligence.classifying.example import Example, levels, topic_of
from hotline.intelligence.classifying.measuring import Judged
from hotline.intelligence.classifying.model import Model


def evaluate(model: Model, examples: Iterable[Example]) -> dict[str, Any]:
    """Return the scores of the model on these texts."""
    judged = []
    for each in examples:
        said = model.predict(each.title, each.text, top=1)
        best = said.best
        judged.append(
            Judged(
                right=topic_of(levels(each.topic)),
                said=best.label if best else "",
                probability=best.probability if best else 0.0,
                abstained=said.abstained,
            )
        )
    return {"examples": len(judged), **score(judged)}
