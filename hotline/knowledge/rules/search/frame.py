"""Bring vectors of questions and of passages to one middle (居中、映射) before comparing them.

A small model keeps all questions in one corner and all passages in another: taking the middle
of each away tells them apart much better. Where a site has pairs of questions and answers, a
linear map from the one to the other is learnt too.
"""

from dataclasses import dataclass

import numpy as np

from hotline.knowledge.rules.search.counts import Floats

LEAST_FOR_A_MIDDLE = 100
"""So many questions have a middle of their own; before that the sample questions' is used."""
_HELD = 30.0
"""How many pairs it takes to outweigh the belief that a question is mapped to itself."""


@dataclass(frozen=True)
class Frame:
    """The middles, and the learnt map, if there is one."""

    questions: Floats
    passages: Floats
    learnt: Floats | None = None

    def passages_in(self, vectors: Floats) -> Floats:
        """Return passages as they are compared."""
        return _unit(vectors - self.passages)

    def questions_in(self, vectors: Floats) -> Floats:
        """Return questions as they are compared."""
        centred = _unit(vectors - self.questions)
        return centred if self.learnt is None else _unit(centred @ self.learnt)


def frame_of(passages: Floats, questions: Floats) -> Frame:
    """Return the frame of an index and of questions like those it will be asked."""
    return Frame(questions.mean(axis=0), passages.mean(axis=0))


def learn_map(frame: Frame, questions: Floats, answers: Floats) -> Floats:
    """Return the map that brings these questions nearest to their answers."""
    asked, said = _unit(questions - frame.questions), _unit(answers - frame.passages)
    held = _HELD * np.eye(asked.shape[1])
    solved = np.linalg.solve(asked.T @ asked + held, asked.T @ said + held)
    return np.asarray(solved, np.float32)


def _unit(vectors: Floats) -> Floats:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-9), np.float32)
