"""Keep the search's tables in step with what is published; they can always be made again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Avg, F, QuerySet

from hotline.intelligence.embeddings import embed_with_model, model_name
from hotline.knowledge.models import Article, SearchEntry, SearchPosting
from hotline.knowledge.rules.search.postings import BLOCK, held_by, is_single, pack
from hotline.knowledge.search_queries import SIZE_KEY
from hotline.knowledge.search_texts import headings_of, passages_of_version

T = TypeVar("T")
_LOCK = 5_312_001
_AT_ONCE = BLOCK
_VECTORS_AT_ONCE = 50
_ADD = """
INSERT INTO knowledge_searchposting AS kept (feature, block, held, entries)
SELECT * FROM unnest(%s::varchar[], %s::integer[], %s::integer[], %s::bytea[])
ON CONFLICT (feature, block) DO UPDATE
SET held = kept.held + excluded.held, entries = kept.entries || excluded.entries
"""


def index_articles() -> int:
    """Index what was published and is not indexed yet, forget what is no longer told."""
    with transaction.atomic():
        _lock()
        _stale().delete()
        cache.delete(SIZE_KEY)
        return _index_missing()


def index_again() -> int:
    """Make the postings anew: those of versions that are gone take room and time."""
    with transaction.atomic():
        _lock()
        _stale().delete()
        SearchPosting.objects.all().delete()
        entries = SearchEntry.objects.select_related("version").order_by("pk")
        for some in _chunks([*entries]):
            _add(some)
        return len(entries) + _index_missing()


def add_vectors() -> int:
    """Give entries the vectors of their passages, if there is a model; a few at a time."""
    model = model_name()
    if model is None:
        return 0
    rows = SearchEntry.objects.exclude(vectors_model=model).select_related("version")
    done = 0
    for entry in rows.order_by("pk")[:_VECTORS_AT_ONCE]:
        found = embed_with_model(passages_of_version(entry.version), kind="passage")
        if found is None:
            break
        packed = np.array(found.vectors, dtype="<f2").tobytes()
        SearchEntry.objects.filter(pk=entry.pk).update(vectors=packed, vectors_model=model)
        done += 1
    return done


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _stale() -> QuerySet[SearchEntry]:
    standing = Article.objects.filter(published__isnull=False, withdrawn_at__isnull=True)
    current = SearchEntry.objects.filter(
        article__in=standing, version_id=F("article__published_id")
    )
    return SearchEntry.objects.exclude(pk__in=current.values("pk"))


def _index_missing() -> int:
    standing = Article.objects.filter(published__isnull=False, withdrawn_at__isnull=True)
    missing = standing.filter(search_entry__isnull=True).select_related("published")
    articles = [*missing.order_by("pk")]
    for some in _chunks(articles):
        made = [_entry(each) for each in some]
        _add(SearchEntry.objects.bulk_create(made))
    return len(articles)


def _entry(article: Article) -> SearchEntry:
    version = article.published
    if version is None:
        raise ValueError(article)
    size = held_by(headings_of(version), version.body).size
    return SearchEntry(article=article, version=version, size=size)


def _add(entries: Sequence[SearchEntry]) -> None:
    """Append entries to the postings of everything they hold."""
    average = SearchEntry.objects.aggregate(size=Avg("size"))["size"] or 1.0
    packed: dict[tuple[str, int], bytearray] = defaultdict(bytearray)
    held: dict[tuple[str, int], int] = defaultdict(int)
    for entry in entries:
        what = held_by(headings_of(entry.version), entry.version.body)
        for feature, times in what.counts.items():
            place = (feature, entry.pk // BLOCK)
            held[place] += 1
            packed[place] += (
                b"" if is_single(feature) else pack(entry.pk, times, what.size, average)
            )
    places = sorted(held)
    columns = (
        [feature for feature, _ in places],
        [block for _, block in places],
        [held[each] for each in places],
        [bytes(packed[each]) for each in places],
    )
    with connection.cursor() as cursor:
        cursor.execute(_ADD, columns)


def _chunks(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for begin in range(0, len(rows), _AT_ONCE):
        yield rows[begin : begin + _AT_ONCE]
