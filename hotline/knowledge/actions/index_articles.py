"""Keep the search's tables in step with what is published; they can always be made again."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Avg, F, QuerySet

from hotline.intelligence.embeddings import embed_with_model, model_name
from hotline.knowledge.actions.arrange_meaning import arrange_new
from hotline.knowledge.models import Article, ArticleVersion, SearchEntry, SearchPosting
from hotline.knowledge.rules.search.packing import Counted, Said
from hotline.knowledge.rules.search.postings import BLOCK
from hotline.knowledge.search_queries import SIZE_KEY
from hotline.knowledge.search_texts import headings_of, passages_of_version

Row = TypeVar("Row", Article, SearchEntry)
_LOCK = 5_312_001
_MOST_CHARACTERS = 8_000_000
_ROWS_AT_ONCE = 20_000
_READ_AT_ONCE = 1_000
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
        done = 0
        for some in _chunks(SearchEntry.objects.select_related("version").order_by("pk")):
            counted = Counted([_said(each.version) for each in some])
            _add(counted, [each.pk for each in some])
            done += len(some)
        return done + _index_missing()


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
        vectors = np.array(found.vectors, dtype="<f2")
        with transaction.atomic():
            arrange_new(entry, vectors.astype(np.float32))
            rows.filter(pk=entry.pk).update(vectors=vectors.tobytes(), vectors_model=model)
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
    done = 0
    for some in _chunks(missing.order_by("pk")):
        versions = [each.published for each in some if each.published]
        counted = Counted([_said(each) for each in versions])
        made = SearchEntry.objects.bulk_create(
            SearchEntry(article=article, version=version, size=size)
            for article, version, size in zip(some, versions, counted.sizes.tolist(), strict=True)
        )
        _add(counted, [each.pk for each in made])
        done += len(some)
    return done


def _said(version: ArticleVersion) -> Said:
    return Said(headings_of(version), version.body)


def _add(counted: Counted, keys: Sequence[int]) -> None:
    """Append entries to the postings of everything they hold."""
    average = SearchEntry.objects.aggregate(size=Avg("size"))["size"] or 1.0
    rows = [*counted.rows(keys, average)]
    for begin in range(0, len(rows), _ROWS_AT_ONCE):
        some = rows[begin : begin + _ROWS_AT_ONCE]
        columns = (
            [each.feature for each in some],
            [each.block for each in some],
            [each.held for each in some],
            [each.entries for each in some],
        )
        with connection.cursor() as cursor:
            cursor.execute(_ADD, columns)


def _chunks(rows: QuerySet[Row]) -> Iterator[list[Row]]:
    """Yield rows some thousand at a time, fewer where they are long."""
    some: list[Row] = []
    characters = 0
    for each in rows.iterator(chunk_size=_READ_AT_ONCE):
        some.append(each)
        version = each.published if isinstance(each, Article) else each.version
        characters += len(version.body) if version else 0
        if len(some) == BLOCK or characters > _MOST_CHARACTERS:
            yield some
            some, characters = [], 0
    if some:
        yield some
