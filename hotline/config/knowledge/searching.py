"""Answer a file of questions from an index."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hotline.config.knowledge.comparing import Comparison, frame_for
from hotline.config.knowledge.folder import Index
from hotline.config.knowledge.lines import Question
from hotline.knowledge.rules.search.asking import WHY_LABELS, OtherWords
from hotline.knowledge.rules.search.counts import Floats
from hotline.knowledge.rules.search.ranker import Ranker


def ranker_of(index: Index) -> Ranker:
    """Return the ranking an index describes."""
    return Ranker(index.texts, counted=index.counted, weights=index.weights)


def answers(
    index: Index,
    questions: Sequence[Question],
    vectors: Floats | None,
    *,
    others: OtherWords,
    most: int,
) -> Iterator[dict[str, Any]]:
    """Yield for each question its articles, best first, each with the passage as it stands."""
    ranker = ranker_of(index)
    comparison = Comparison(index, frame_for(index, vectors), vectors, index.hearsay)
    for at, question in enumerate(questions):
        signs = comparison.signs(at, question.text)
        found = ranker.rank(question.text, others=others, most=most, **signs)
        yield {
            "id": question.id,
            "results": [
                {
                    "id": index.articles[each.article].id,
                    "score": round(each.score, 4),
                    "passage": ranker.passages[each.passage].text,
                    "why": WHY_LABELS[each.why],
                }
                for each in found
            ],
        }


def write_answers(rows: Iterator[dict[str, Any]], out: Path) -> int:
    """Write a line to each question; return how many.

    Raises:
        OSError: the file cannot be written.

    """
    written = 0
    with out.open("w", encoding="utf-8") as file:
        for written, row in enumerate(rows, start=1):  # noqa: B007 - the count is the answer
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return written
