"""Learn from pairs of questions and answers: weights, a map of meanings, words that go together.

The weights are learnt where map and words were learnt from the other half of the pairs: what is
known by heart would be trusted too much.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

import numpy as np

from hotline.config.knowledge.comparing import Comparison
from hotline.config.knowledge.folder import Index, build
from hotline.config.knowledge.lines import Article, Question
from hotline.config.knowledge.searching import ranker_of
from hotline.config.knowledge.vectors import vectors_of
from hotline.knowledge.rules.search.counts import Floats
from hotline.knowledge.rules.search.frame import Frame, frame_of, learn_map
from hotline.knowledge.rules.search.hearsay import Hearsay, learn_hearsay
from hotline.knowledge.rules.search.learning import LEAST_PAIRS, Example, example_of, learn_weights
from hotline.knowledge.rules.search.texts import split

_HEARD = 15.0
_MOST_EXAMPLES = 600
"""Nine weights learn no more from more; each is a search among all answers."""


class Embed(Protocol):
    """Gives texts their vectors; None when the model does not answer."""

    def __call__(self, texts: Sequence[str], *, of_questions: bool) -> Floats | None:
        """Return a vector for each text."""


class _Lesson:
    """The pairs beside all articles: those of the index, and answers it does not hold."""

    def __init__(
        self,
        index: Index,
        pairs: Sequence[Question],
        tell: Callable[[int], None],
        embed: Embed,
    ) -> None:
        """Put them together."""
        self.pairs, self.tell = pairs, tell
        known = {str(each.id) for each in index.articles} | {each.text for each in index.articles}
        strange = dict.fromkeys(str(each.answer) for each in pairs if str(each.answer) not in known)
        more = [Article(f"{number}~", text) for number, text in enumerate(strange)]
        self.wider = build([*index.articles, *more])
        self.wider.weights = index.weights
        self.owners = np.array([each.article for each in split(self.wider.texts)[0]])
        places = {each.text: at for at, each in enumerate(self.wider.articles)}
        places |= {str(each.id): at for at, each in enumerate(self.wider.articles)}
        self.right = [places[str(each.answer)] for each in pairs]
        self.asked: Floats | None = None
        if index.vectors is not None:
            self._embed(index.vectors, embed)

    def _embed(self, known: Floats, embed: Embed) -> None:
        texts = [each.text for each in split(self.wider.texts)[0]]
        strange = texts[len(known) :]
        added = embed(strange, of_questions=False) if strange else known[:0]
        self.asked = embed([each.text for each in self.pairs], of_questions=True)
        if added is not None:
            self.wider.vectors = np.vstack([known, added])

    def frame(self, some: Sequence[int]) -> Frame | None:
        """Return the frame with the map that some of the pairs teach."""
        if self.asked is None or self.wider.vectors is None:
            return None
        frame = frame_of(self.wider.vectors, self.asked)
        first = [int(np.flatnonzero(self.owners == self.right[at])[0]) for at in some]
        learnt = learn_map(frame, self.asked[some], self.wider.vectors[first])
        return replace(frame, learnt=learnt)

    def hearsay(self, some: Sequence[int]) -> Hearsay | None:
        """Return which words go together in some of the pairs."""
        answers = [self.wider.articles[self.right[at]].text for at in some]
        return learn_hearsay([self.pairs[at].text for at in some], answers)


def learn(
    index: Index,
    pairs: Sequence[Question],
    *,
    tell: Callable[[int], None],
    embed: Embed | None = None,
) -> None:
    """Let an index find what the pairs say is right.

    A pair names an article of the index, or gives the answer's text: one the index does not
    hold is learnt from too, beside the others, and not found later.
    """
    if len(pairs) < LEAST_PAIRS:
        return
    lesson = _Lesson(index, pairs, tell, embed or partial(vectors_of, tell=tell))
    halves = [range(0, len(pairs), 2), range(1, len(pairs), 2)]
    examples: list[Example] = []
    for taught, asked in (halves, reversed(halves)):
        frame, hearsay = lesson.frame([*taught]), lesson.hearsay([*taught])
        comparison = Comparison(lesson.wider, frame, lesson.asked, hearsay)
        step = max(1, len(pairs) // _MOST_EXAMPLES)
        examples += _examples(lesson, comparison, [*asked][::step])
    everybody = range(len(pairs))
    whole, index.hearsay = lesson.frame([*everybody]), lesson.hearsay([*everybody])
    if whole is not None:
        index.learnt_map, index.questions_middle = whole.learnt, whole.questions
    start = index.weights
    if index.hearsay is not None:
        start = replace(start, heard=_HEARD)
    index.weights = learn_weights(examples, start)
    index.learnt_from = len(pairs)


def _examples(lesson: _Lesson, comparison: Comparison, some: Sequence[int]) -> Iterator[Example]:
    ranker = ranker_of(lesson.wider)
    for at in some:
        lesson.tell(at)
        text = lesson.pairs[at].text
        signs = ranker.signs(text, **comparison.signs(at, text))
        right = lesson.owners == lesson.right[at]
        example = example_of(signs[0].table, right, lesson.wider.weights) if signs else None
        if example:
            yield example
