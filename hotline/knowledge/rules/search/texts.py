"""What of an article is searched: its passages and its headings."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from hotline.core.han import plain
from hotline.knowledge.rules.search.counts import Counts, count
from hotline.knowledge.rules.search.grams import grams_of, initials_of, sounds_of
from hotline.knowledge.rules.search.passages import passages_of


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an article: a passage of its body, or a heading (title, question, keywords)."""

    article: int
    text: str
    is_heading: bool = False


def texts_of(article: int, headings: Iterable[str], body: str) -> list[Text]:
    """Return the texts of an article; one without a body is quoted by its first heading."""
    heads = [Text(article, each, is_heading=True) for each in headings if each.strip()]
    passages = passages_of(body) or [each.text for each in heads[:1]]
    return [*heads, *(Text(article, each) for each in passages)]


def split(texts: Sequence[Text]) -> tuple[list[Text], list[Text]]:
    """Return the passages, and the headings."""
    return (
        [each for each in texts if not each.is_heading],
        [each for each in texts if each.is_heading],
    )


def count_texts(texts: Sequence[Text]) -> tuple[Counts, Counts]:
    """Count the features of the passages, and of the headings."""
    passages, headings = split(texts)
    return count([*map(features_of, passages)]), count([*map(features_of, headings)])


def features_of(text: Text) -> list[str]:
    """Return what a text is found by; initials find headings alone, or they find everything."""
    written = plain(text.text)
    return grams_of(written) + _heard_in(text, written)


def _heard_in(text: Text, written: str) -> list[str]:
    found = sounds_of(written)
    return found + initials_of(written) if text.is_heading else found


def count_asked(
    texts: Sequence[Text], features: Sequence[str], *, spoken: bool
) -> tuple[Counts, Counts]:
    """Count only what is asked for: enough for few texts and one question, and much faster."""
    return tuple(  # type: ignore[return-value]
        _count_asked(some, features, spoken=spoken) for some in split(texts)
    )


def _count_asked(texts: Sequence[Text], features: Sequence[str], *, spoken: bool) -> Counts:
    vocabulary = {feature: at for at, feature in enumerate(features)}
    table = np.zeros((len(texts), len(features)), np.float32)
    for row, text in enumerate(texts):
        written = plain(text.text)
        heard = Counter(_heard_in(text, written)) if spoken else {}
        table[row] = [heard.get(each, 0) or written.count(each) for each in features]
    return Counts(vocabulary, sparse.csr_array(table))
