"""What speaks for each passage beside its own words: meaning, and what was learnt from pairs."""

from dataclasses import replace
from typing import TypedDict

import numpy as np

from hotline.config.knowledge.folder import Index
from hotline.config.knowledge.vectors import vectors_of
from hotline.knowledge.rules.search.counts import Floats
from hotline.knowledge.rules.search.frame import LEAST_FOR_A_MIDDLE, Frame, frame_of
from hotline.knowledge.rules.search.hearsay import Hearsay
from hotline.knowledge.rules.search.samples import sample_questions
from hotline.knowledge.rules.search.texts import split


class Given(TypedDict):
    """Arguments of the ranking."""

    closeness: Floats | None
    heard: Floats | None


class Comparison:
    """Compares questions with the passages of an index."""

    def __init__(
        self, index: Index, frame: Frame | None, asked: Floats | None, hearsay: Hearsay | None
    ) -> None:
        """Bring the passages into the frame, once; ``asked`` are the questions' vectors."""
        self._near: Floats | None = None
        if frame is not None and asked is not None and index.vectors is not None:
            self._asked = frame.questions_in(asked)
            self._near = frame.passages_in(index.vectors)
        self._hearsay = hearsay
        if hearsay is not None:
            self._said = hearsay.passages([each.text for each in split(index.texts)[0]])

    def signs(self, at: int, text: str) -> Given:
        """Return what a question of this number is compared by."""
        near = None if self._near is None else self._near @ self._asked[at]
        heard = None
        if self._hearsay is not None:
            heard = self._said @ self._hearsay.questions([text])[0]
        return {"closeness": near, "heard": heard}


def frame_for(index: Index, asked: Floats | None) -> Frame | None:
    """Return the frame of an index: the middle of learnt questions, of those asked, or of samples.

    Where many are asked at once their own middle is the best; a few say too little.
    """
    if index.vectors is None or asked is None:
        return None
    if index.questions_middle is not None:
        like = index.questions_middle[None, :]
    elif len(asked) >= LEAST_FOR_A_MIDDLE:
        like = asked
    else:
        samples = vectors_of(sample_questions(), of_questions=True, tell=lambda _: None)
        like = asked if samples is None else samples
    frame = frame_of(index.vectors, np.asarray(like, np.float32))
    return replace(frame, learnt=index.learnt_map)
