"""Append thousands of events by one COPY: a night's sweep must not take the morning."""

import json
from collections.abc import Sequence

from django.db import connection
from django.utils import timezone

from hotline.core.guarded import refuse_outside_actions
from hotline.core.models.event import Event

_COPY = """
    COPY core_event (
        kind, subject_type, subject_id, actor_id, actor_label,
        happened_at, recorded_at, correlation_id, details
    ) FROM STDIN
"""


def copy_events(events: Sequence[Event]) -> None:
    """Write events that nobody subscribes to; they get no ids here.

    Raises:
        WroteOutsideAnActionError: outside ``writing()``.

    """
    if not events:
        return
    refuse_outside_actions(Event)
    recorded_at = timezone.now()
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for each in events:
            copy.write_row(
                (
                    each.kind,
                    each.subject_type,
                    each.subject_id,
                    each.actor_id,
                    each.actor_label,
                    each.happened_at,
                    recorded_at,
                    each.correlation_id,
                    json.dumps(each.details, ensure_ascii=False),
                )
            )
