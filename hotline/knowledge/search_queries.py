"""Find the articles that answer a text (知识检索): the few that may, then their passages.

PostgreSQL gives the keys of the entries that hold the rarest of what was asked; only those are
read, filtered by what the asker may read, and ranked by the same rules as a folder of articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Avg, Count, QuerySet

from hotline.knowledge.models import Article, ArticleVersion, SearchEntry
from hotline.knowledge.other_words import other_words
from hotline.knowledge.rules.search.asking import Why, ways_of
from hotline.knowledge.rules.search.counts import rarity
from hotline.knowledge.rules.search.grams import INITIAL, SOUND
from hotline.knowledge.rules.search.ranker import Ranker
from hotline.knowledge.rules.search.texts import count_asked, texts_of
from hotline.knowledge.rules.search.weights import BY_HAND, WITH_VECTORS, Weights
from hotline.knowledge.search_candidates import (
    Candidates,
    find_candidates,
    in_turn,
    readable_entries,
)
from hotline.knowledge.search_meaning import ask_meaning
from hotline.knowledge.search_texts import headings_of, passages_of_version

MOST = 10
_PASSAGE_FEATURES = 200.0
_SURE = 0.5
"""Half of what was asked is there, in one passage or heading."""
SIZE_KEY, _CACHE_SECONDS = "knowledge.search.size", 60


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that may answer, with the passage that does, word for word."""

    article: Article
    version: ArticleVersion
    passage: str
    why: Why
    score: float
    share: float

    @property
    def is_sure(self) -> bool:
        """Tell whether it surely speaks of what was asked."""
        return self.share >= _SURE


def search(
    text: str, articles: QuerySet[Article], *, most: int = MOST, by_meaning: bool = True
) -> list[Hit]:
    """Return the best of these articles for a text, best first.

    ``articles`` is what the asker may read (``readable_articles``): nothing else is read.
    """
    others = other_words()
    total, average = _size()
    found = find_candidates(ways_of(text, others), total)
    asked = ask_meaning(text) if by_meaning else None
    keys = found.keys if asked is None else in_turn(found.keys, asked.near().keys)
    entries = readable_entries(keys, articles)
    if not entries:
        return []
    near = asked.closeness(entries, _passages(entries)) if asked else None
    weights = BY_HAND if near is None else WITH_VECTORS
    ranker = _ranker(entries, found, (total, average), weights)
    ranked = ranker.rank(text, asks=found.asks, closeness=near, most=most)
    return [
        Hit(
            entries[each.article].article,
            entries[each.article].version,
            ranker.passages[each.passage].text,
            each.why,
            each.score,
            each.share,
        )
        for each in ranked
    ]


def _passages(entries: Sequence[SearchEntry]) -> list[int]:
    return [len(passages_of_version(each.version)) for each in entries]


def _ranker(
    entries: Sequence[SearchEntry],
    found: Candidates,
    size: tuple[int, float],
    weights: Weights,
) -> Ranker:
    total, average = size
    texts = [
        text
        for at, each in enumerate(entries)
        for text in texts_of(at, headings_of(each.version), each.version.body)
    ]
    features = sorted({feature for each in found.asks for feature in each.features})
    spoken = any(each[0] in (SOUND, INITIAL) for each in features)
    return Ranker(
        texts,
        counted=count_asked(texts, features, spoken=spoken),
        rarity_of=lambda feature: rarity(total, min(found.held.get(feature, 0), total)),
        average=min(average, _PASSAGE_FEATURES),
        weights=weights,
    )


def _size() -> tuple[int, float]:
    """Return how many entries there are and how long they are on average, a minute ago."""
    known: tuple[int, float] | None = cache.get(SIZE_KEY)
    if known is None:
        size = SearchEntry.objects.aggregate(many=Count("pk"), average=Avg("size"))
        known = (size["many"], float(size["average"] or 1.0))
        cache.set(SIZE_KEY, known, _CACHE_SECONDS)
    return known
