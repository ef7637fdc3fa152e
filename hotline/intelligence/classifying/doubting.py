"""Labels that people may want to look at again: near-twins apart, and where a model is sure."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from hotline.intelligence.classifying.checking import Checked
from hotline.intelligence.classifying.example import Example
from hotline.intelligence.classifying.reading import Reading

MOST = 50
"""More than people look through at once."""


def doubts(
    examples: Sequence[Example], reading: Reading, checked: Checked, threshold: float
) -> dict[str, Any]:
    """Return how many groups of alike texts carry several topics, and which labels are doubted.

    A label is doubted when a model that never saw it would have answered something else.
    Nothing is left out for it: on real letters that made models no better.
    """
    found = [
        (said.probability, at)
        for said, at in zip(checked.judged, checked.at.tolist(), strict=True)
        if said.said != said.right and said.probability >= threshold
    ]
    said_of = dict(zip(checked.at.tolist(), checked.judged, strict=True))
    listed = [
        {
            "id": examples[at].id,
            "topic": said_of[at].right,
            "said": said_of[at].said,
            "probability": round(probability, 4),
        }
        for probability, at in sorted(found, key=lambda each: (-each[0], each[1]))[:MOST]
        if examples[at].id
    ]
    return {"split_groups": _split(reading), "doubted": len(found), "doubts": listed}


def _split(reading: Reading) -> int:
    topics = defaultdict(set)
    for at, group in enumerate(reading.groups.tolist()):
        if len(reading.row(at).at):
            topics[group].add(reading.topics[at])
    return sum(len(each) > 1 for each in topics.values())
