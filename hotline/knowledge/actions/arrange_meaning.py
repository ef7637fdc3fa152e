"""Arrange passages by meaning (语义分格): a frame to compare in, and cells to look into."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

from hotline.intelligence.embeddings import embed_with_model, model_name
from hotline.knowledge.actions.learn_meaning import learn_meaning
from hotline.knowledge.models import SearchCell, SearchEntry, SearchFrame
from hotline.knowledge.rules.search.cells import cells_of, centres_of, pack_cell
from hotline.knowledge.rules.search.counts import Floats
from hotline.knowledge.rules.search.frame import frame_of
from hotline.knowledge.rules.search.samples import sample_questions
from hotline.knowledge.search_meaning import Meanings, meanings_in_force

Keys = NDArray[np.int64]
_FRAMED_FROM = 20_000
_AT_ONCE = 500
_LOCK = 5_312_002
_APPEND = """
UPDATE knowledge_searchcell SET keys = keys || %s, vectors = vectors || %s
WHERE frame_id = %s AND number = %s
"""


def arrange_meaning(*, now: datetime) -> int:
    """Arrange everything that has vectors anew; return how many passages that are.

    The site's own pairs may teach how its questions lie to its answers. Without a model, or
    before anything has its vectors, what was arranged is left alone.
    """
    model = model_name()
    if model is None or not SearchEntry.objects.filter(vectors_model=model).exists():
        return 0
    asked = embed_with_model([*sample_questions()], kind="query")
    if asked is None or asked.model != model:
        return 0
    some = _sample(model, asked.dimension)
    frame = frame_of(some, np.array(asked.vectors, np.float32))
    frame, pairs = learn_meaning(frame, model)
    meanings = Meanings(0, model, frame, centres_of(frame.passages_in(some)))
    with transaction.atomic():
        _lock()
        row = SearchFrame.objects.create(
            model=model, arrays=meanings.packed(), learnt_from=pairs, made_at=now
        )
        done = _fill(replace(meanings, pk=row.pk))
        SearchFrame.objects.exclude(pk=row.pk).delete()
    return done


def arrange_new(entry: SearchEntry, vectors: Floats) -> None:
    """Put the passages of one entry, that was given its vectors, into their cells.

    Must be called inside the transaction that keeps the vectors.
    """
    _lock()
    meanings = meanings_in_force()
    if meanings is not None:
        placed = meanings.frame.passages_in(vectors)
        with connection.cursor() as cursor:
            for cell, keys, packed in _parts(np.full(len(placed), entry.pk), placed, meanings):
                cursor.execute(_APPEND, [keys, packed, meanings.pk, cell])


def _lock() -> None:
    """Let no entry get its vectors while all are arranged, or it would be in no cell."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _fill(meanings: Meanings) -> int:
    parts: dict[int, tuple[list[bytes], list[bytes]]] = {
        cell: ([], []) for cell in range(len(meanings.centres))
    }
    done = 0
    for keys, vectors in _tables(meanings):
        placed = meanings.frame.passages_in(vectors)
        for cell, packed_keys, packed in _parts(keys, placed, meanings):
            parts[cell][0].append(packed_keys)
            parts[cell][1].append(packed)
        done += len(keys)
    SearchCell.objects.bulk_create(
        (
            SearchCell(
                frame_id=meanings.pk, number=cell, keys=b"".join(keys), vectors=b"".join(vectors)
            )
            for cell, (keys, vectors) in parts.items()
        ),
        batch_size=50,
    )
    return done


def _parts(keys: Keys, placed: Floats, meanings: Meanings) -> Iterator[tuple[int, bytes, bytes]]:
    cells = cells_of(placed, meanings.centres)
    for cell in np.unique(cells):
        of_it = cells == cell
        yield int(cell), *pack_cell(keys[of_it], placed[of_it])


def _tables(meanings: Meanings) -> Iterator[tuple[Keys, Floats]]:
    """Yield keys and vectors of all passages, some hundred entries at a time."""
    rows = SearchEntry.objects.filter(vectors_model=meanings.model).order_by("pk")
    dimension = len(meanings.frame.passages)
    keys: list[Keys] = []
    tables: list[Floats] = []
    for pk, packed in rows.values_list("pk", "vectors").iterator(chunk_size=_AT_ONCE):
        table = np.frombuffer(bytes(packed or b""), "<f2").reshape(-1, dimension)
        keys.append(np.full(len(table), pk))
        tables.append(table.astype(np.float32))
        if len(keys) == _AT_ONCE:
            yield np.concatenate(keys), np.concatenate(tables)
            keys, tables = [], []
    if keys:
        yield np.concatenate(keys), np.concatenate(tables)


def _sample(model: str, dimension: int) -> Floats:
    """Return vectors of passages all over the base."""
    rows = SearchEntry.objects.filter(vectors_model=model).order_by("pk")
    step = max(1, rows.count() // _FRAMED_FROM)
    ids = [*rows.values_list("pk", flat=True)][::step]
    found = SearchEntry.objects.filter(pk__in=ids).order_by("pk").values_list("vectors", flat=True)
    packed = b"".join(bytes(each or b"") for each in found.iterator(chunk_size=_AT_ONCE))
    return np.frombuffer(packed, "<f2").reshape(-1, dimension).astype(np.float32)
