"""Find the articles that answer a text (知识检索): the few that may, then their passages.

PostgreSQL gives the keys of the entries that hold the rarest of what was asked; only those are
read, filtered by what the asker may read, and ranked by the same rules as a folder of articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.core.cache import cache
from django.db import connection
from django.db.models import Avg, Count, F, QuerySet

from hotline.intelligence.embeddings import embed_with_model
from hotline.knowledge.models import Article, ArticleVersion, SearchEntry
from hotline.knowledge.other_words import other_words
from hotline.knowledge.rules.search.asking import Ask, OtherWords, Why, ways_of
from hotline.knowledge.rules.search.counts import Floats, rarity
from hotline.knowledge.rules.search.grams import INITIAL, SOUND
from hotline.knowledge.rules.search.postings import best_keys, to_read
from hotline.knowledge.rules.search.ranker import Ranker
from hotline.knowledge.rules.search.texts import count_asked, texts_of
from hotline.knowledge.rules.search.weights import BY_HAND, WITH_PLAIN_VECTORS, Weights
from hotline.knowledge.search_texts import headings_of, passages_of_version

MOST = 10
_CANDIDATES = 60
_READ = 30
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
    asks = ways_of(text, others)
    features = sorted({feature for each in asks for feature in each.features})
    held = _held(features)
    total, average = _size()
    keys = _candidates(asks, held, total)
    entries = _entries(keys, articles)
    if not entries:
        return []
    near = _closeness(text, entries) if by_meaning else None
    weights = BY_HAND if near is None else WITH_PLAIN_VECTORS
    ranker = _ranker(entries, features, held, (total, average), weights)
    found = ranker.rank(text, others=_used(others, asks), closeness=near, most=most)
    return [
        Hit(
            entries[each.article].article,
            entries[each.article].version,
            ranker.passages[each.passage].text,
            each.why,
            each.score,
            each.share,
        )
        for each in found
    ]


def _used(others: OtherWords, asks: Sequence[Ask]) -> OtherWords:
    """Return the other words only if some were used: looking for them again takes time."""
    is_used = any(each.why in {Why.SYNONYM, Why.PLACE} for each in asks)
    return others if is_used else OtherWords()


def _held(features: Sequence[str]) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT feature, sum(held) FROM knowledge_searchposting"
            " WHERE feature = ANY(%s) GROUP BY feature",
            [list(features)],
        )
        return {feature: int(held) for feature, held in cursor.fetchall()}


def _candidates(asks: Sequence[Ask], held: dict[str, int], total: int) -> list[int]:
    """Return the likeliest keys: the best of each way to mean it, in turn."""
    wanted = {id(each): to_read(each, held) for each in asks}
    rows: dict[str, list[bytes]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT feature, entries FROM knowledge_searchposting WHERE feature = ANY(%s)",
            [sorted({feature for each in wanted.values() for feature in each})],
        )
        for feature, packed in cursor.fetchall():
            rows.setdefault(feature, []).append(bytes(packed))
    found: dict[int, float] = {}
    for ask in asks:
        read = [(feature, each) for feature in wanted[id(ask)] for each in rows.get(feature, ())]
        keys = best_keys(read, held, total, _CANDIDATES)
        for place, key in enumerate(keys.tolist()):
            found[key] = min(found.get(key, place), place + (1 - ask.trust))
    return sorted(found, key=lambda key: found[key])


def _entries(keys: Sequence[int], articles: QuerySet[Article]) -> list[SearchEntry]:
    """Return the entries among these keys that may be read, the likeliest first."""
    rows = SearchEntry.objects.filter(
        pk__in=keys, article__in=articles.values("pk"), version=F("article__published")
    )
    known = {
        each.pk: each
        for each in rows.select_related(
            "version",
            "article__department",
        )
    }
    return [known[key] for key in keys if key in known][:_READ]


def _ranker(
    entries: Sequence[SearchEntry],
    features: Sequence[str],
    held: dict[str, int],
    size: tuple[int, float],
    weights: Weights,
) -> Ranker:
    total, average = size
    texts = [
        text
        for at, each in enumerate(entries)
        for text in texts_of(at, headings_of(each.version), each.version.body)
    ]
    spoken = any(each[0] in (SOUND, INITIAL) for each in features)
    return Ranker(
        texts,
        counted=count_asked(texts, features, spoken=spoken),
        rarity_of=lambda feature: rarity(total, min(held.get(feature, 0), total)),
        average=min(average, _PASSAGE_FEATURES),
        weights=weights,
    )


def _closeness(text: str, entries: Sequence[SearchEntry]) -> Floats | None:
    """Return how near each passage is in meaning; None unless all have the model's vectors."""
    models = {each.vectors_model for each in entries}
    if len(models) != 1 or "" in models:
        return None
    asked = embed_with_model([text], kind="query")
    if asked is None or asked.model not in models:
        return None
    kept = [np.frombuffer(bytes(each.vectors or b""), "<f2") for each in entries]
    table = np.concatenate(kept).reshape(-1, asked.dimension).astype(np.float32)
    expected = sum(len(passages_of_version(each.version)) for each in entries)
    if len(table) != expected:
        return None
    return np.asarray(table @ np.array(asked.vectors[0], np.float32), np.float32)


def _size() -> tuple[int, float]:
    """Return how many entries there are and how long they are on average, a minute ago."""
    known: tuple[int, float] | None = cache.get(SIZE_KEY)
    if known is None:
        size = SearchEntry.objects.aggregate(many=Count("pk"), average=Avg("size"))
        known = (size["many"], float(size["average"] or 1.0))
        cache.set(SIZE_KEY, known, _CACHE_SECONDS)
    return known
