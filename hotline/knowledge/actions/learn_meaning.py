"""Learn from the site's own pairs (问与答): likely questions of articles, and gaps once filled."""

from itertools import chain

import numpy as np

from hotline.intelligence.embeddings import embed_with_model
from hotline.knowledge.models import Gap, SearchEntry
from hotline.knowledge.rules.search.counts import Floats
from hotline.knowledge.rules.search.frame import Frame
from hotline.knowledge.rules.search.lesson import LEAST_PAIRS, learn_if_better

_MOST_PAIRS = 3_000
"""So many questions are two or three minutes of a processor, every night."""


def learn_meaning(frame: Frame, model: str) -> tuple[Frame, int]:
    """Return the frame with what the pairs teach, and from how many; as it is from none."""
    pairs = _pairs(model)
    if len(pairs) < LEAST_PAIRS:
        return frame, 0
    found = embed_with_model([text for text, _ in pairs], kind="query")
    if found is None or found.model != model:
        return frame, 0
    questions = np.array(found.vectors, np.float32)
    learnt = learn_if_better(frame, questions, _answers(frame, questions, [k for _, k in pairs]))
    return learnt, len(pairs) if learnt.learnt is not None else 0


def _pairs(model: str) -> list[tuple[str, int]]:
    """Return questions with the key of the entry that answers them, the newest articles first."""
    entries = SearchEntry.objects.filter(vectors_model=model)
    likely = entries.exclude(version__questions=[]).order_by("-pk")
    asked = (
        (question, key)
        for key, questions in likely.values_list("pk", "version__questions")[:_MOST_PAIRS]
        for question in questions
    )
    filled = Gap.objects.filter(article__search_entry__in=entries).order_by("-last_at")
    missed = filled.values_list("words", "article__search_entry")[:_MOST_PAIRS]
    return [*chain(missed, asked)][:_MOST_PAIRS]


def _answers(frame: Frame, questions: Floats, keys: list[int]) -> Floats:
    """Return for each question the passage of its entry that is nearest already."""
    entries = SearchEntry.objects.filter(pk__in={*keys}).values_list("pk", "vectors")
    dimension = questions.shape[1]
    kept = {
        key: np.frombuffer(bytes(packed or b""), "<f2").reshape(-1, dimension).astype(np.float32)
        for key, packed in entries
    }
    asked = frame.questions_in(questions)
    best = [
        kept[key][(frame.passages_in(kept[key]) @ asked[at]).argmax()]
        for at, key in enumerate(keys)
    ]
    return np.stack(best)
