"""Append thousands of events by one COPY: a night's sweep must not take the morning."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from django.utils import timezone

from hotline.core.guarded import refuse_outside_actions
from hotline.core.models.event import Event

_COLUMNS = (
    *("kind", "subject_type", "subject_id", "actor_id", "actor_label"),
    *("happened_at", "correlation_id"),
)


def copy_events(rows: Sequence[Mapping[str, Any]]) -> None:
    """Write events that nobody subscribes to, given as columns; they get no ids here.

    Raises:
        WroteOutsideAnActionError: outside ``writing()``.

    """
    if not rows:
        return
    refuse_outside_actions(Event)
    recorded_at = timezone.now()
    columns = ", ".join((*_COLUMNS, "recorded_at", "details"))
    statement = f"COPY {Event._meta.db_table} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for each in rows:
            details = json.dumps(each["details"], ensure_ascii=False)
            copy.write_row((*(each[name] for name in _COLUMNS), recorded_at, details))
