"""Record what one statement did to thousands of rows, without fetching them."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from hotline.core.actor import Actor
from hotline.core.delivery import enqueue_many, is_heard
from hotline.core.eventlog import Happening, known_kinds
from hotline.core.guarded import refuse_outside_actions
from hotline.core.models import Event

_APPEND = """
    {changes}, written AS (
        INSERT INTO {table} (kind, subject_type, subject_id, actor_id, actor_label,
            happened_at, recorded_at, correlation_id, details)
        SELECT shape->>'kind', shape->>'subject_type', subject_id, %(by_id)s::bigint, %(by)s,
            %(happened_at)s, %(recorded_at)s, correlation_id, shape->'details' || details
        FROM told
        RETURNING id, kind, details
    )
    SELECT kind, count(*), array_agg(id ORDER BY id) FILTER (WHERE kind = ANY(%(heard)s)),
        jsonb_agg(details ORDER BY id) FILTER (WHERE kind = ANY(%(heard)s))
    FROM written GROUP BY kind
"""


def shape_of(happening: Happening) -> dict[str, Any]:
    """Return what the events of many subjects have in common, for :func:`record_changes`."""
    return {
        "kind": happening.kind,
        "subject_type": happening.subject_type,
        "details": happening.model_dump(mode="json"),
    }


def record_changes(changes: str, values: Mapping[str, Any], *, by: Actor, now: datetime) -> int:
    """Change rows and append an event for each, in one statement; return how many.

    ``changes`` is the statement's beginning, ``WITH …``, whose last part is named ``told``: its
    ``shape`` is one of :func:`shape_of`, ``details`` what is this event's own, and
    ``subject_id`` and ``correlation_id`` are the event's.

    Raises:
        WroteOutsideAnActionError: outside ``writing()``.

    """
    refuse_outside_actions(Event)
    statement = _APPEND.format(changes=changes, table=Event._meta.db_table)
    values = {
        **values,
        "by_id": by.actor_id,
        "by": by.actor_label,
        "happened_at": now,
        "recorded_at": timezone.now(),
        "heard": [kind for kind in known_kinds() if is_heard(kind)],
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        written = cursor.fetchall()
    for kind, _, heard, details in written:
        if heard:
            enqueue_many(kind, dict(zip(heard, json.loads(details), strict=True)))
    return sum(count for _, count, *_ in written)
