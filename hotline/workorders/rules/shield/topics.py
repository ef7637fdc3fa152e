"""Which topic a text speaks of, by the city's words: the embedded default until models join."""

from collections import defaultdict
from dataclasses import dataclass
from math import log

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.words import plain

_AGAIN = 0.3
"""What each repetition of a word adds, up to three."""
_LONG_WORD = 4
_SURE = 5.0
"""What must speak for a group of topics: a rare word, or two that many share."""


@dataclass(frozen=True, slots=True)
class TopicGuess:
    """A topic, how much speaks for it, and the words that do."""

    code: str
    score: float
    words: tuple[str, ...]


def rank_topics(text: str, city: City) -> list[TopicGuess]:
    """Return topics the text speaks of, likeliest first; empty when no word is known.

    A word counts more the fewer topics list it and the longer it is; the beginning of a
    letter, where people say what they write about, counts double.
    """
    counts: dict[str, float] = defaultdict(float)
    seen: dict[str, int] = defaultdict(int)
    text = plain(text)
    for hit in city.topic_words.find(text):
        seen[hit.word] += 1
        if seen[hit.word] > 4:  # noqa: PLR2004 - once and three times again
            continue
        counts[hit.word] += 1.0 if seen[hit.word] == 1 else _AGAIN
        if hit.start < 40 and seen[hit.word] == 1:  # noqa: PLR2004 - about two clauses
            counts[hit.word] += 1.0
    scores: dict[str, float] = defaultdict(float)
    words: dict[str, list[str]] = defaultdict(list)
    for word, count in counts.items():
        codes = city.topics_of_word[word]
        weight = log(1 + len(city.topics) / len(codes)) * (1 + 0.25 * (min(len(word), 6) - 2))
        for code in codes:
            scores[code] += count * weight
            words[code].append(word)
    ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
    return [TopicGuess(code, score, tuple(words[code][:_LONG_WORD])) for code, score in ranked]


def rank_groups(text: str, city: City) -> list[tuple[str, float]]:
    """Return first-level groups by the sum of their topics' scores, likeliest first."""
    sums: dict[str, float] = defaultdict(float)
    for guess in rank_topics(text, city):
        sums[city.topics[guess.code].group] += guess.score
    return sorted(sums.items(), key=lambda each: (-each[1], each[0]))


def group_of(text: str, city: City) -> str:
    """Return the first-level group a text surely speaks of; empty when none is sure."""
    return next((group for group, score in rank_groups(text, city)[:1] if score >= _SURE), "")
