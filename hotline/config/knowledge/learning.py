"""Learn the weights of an index from pairs of questions and articles."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from hotline.config.knowledge.folder import Index, build
from hotline.config.knowledge.lines import Article, Question
from hotline.config.knowledge.searching import ranker_of
from hotline.config.knowledge.vectors import vectors_of
from hotline.knowledge.rules.search.counts import Floats
from hotline.knowledge.rules.search.learning import Example, example_of, learn_weights
from hotline.knowledge.rules.search.texts import split


def learn(index: Index, pairs: Sequence[Question], *, tell: Callable[[int], None]) -> None:
    """Give the index the weights that find the right articles.

    A pair names an article of the index, or gives the answer's text: one the index does not
    hold is learnt from too, beside the others, and not found later.
    """
    known = {str(each.id) for each in index.articles} | {each.text for each in index.articles}
    strange = dict.fromkeys(str(each.answer) for each in pairs if str(each.answer) not in known)
    more = [Article(f"{number}~", text) for number, text in enumerate(strange)]
    wider = build([*index.articles, *more]) if more else index
    wider.weights, near = index.weights, None
    if index.vectors is not None:
        texts = [each.text for each in split(wider.texts)[0]]
        added = vectors_of(texts[len(index.vectors) :], of_questions=False, tell=tell)
        near = vectors_of([each.text for each in pairs], of_questions=True, tell=tell)
        if more and added is not None:
            wider.vectors = np.vstack([index.vectors, added])
    examples = list(_examples(wider, pairs, near, tell))
    index.weights = learn_weights(examples, index.weights)
    index.learnt_from = len(examples)


def _examples(
    index: Index, pairs: Sequence[Question], near: Floats | None, tell: Callable[[int], None]
) -> Iterator[Example]:
    ranker = ranker_of(index)
    owners = np.array([each.article for each in split(index.texts)[0]])
    places = {each.text: at for at, each in enumerate(index.articles)}
    places |= {str(each.id): at for at, each in enumerate(index.articles)}
    for number, pair in enumerate(pairs):
        tell(number)
        closeness = None
        if near is not None and index.vectors is not None:
            closeness = index.vectors @ near[number]
        signs = ranker.signs(pair.text, closeness=closeness)
        right = owners == places[str(pair.answer)]
        example = example_of(signs[0].table, right, index.weights) if signs else None
        if example:
            yield example
