"""Bring telephony policy in line with the city's file."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.models import PolicyEntry
from hotline.telephony.policy_events import PolicyChanged
from hotline.telephony.rules.policy import Kind, name_of, shown


def load_policy(*, entries: Sequence[tuple[Kind, BaseModel]], by: Actor, now: datetime) -> int:
    """Create, correct and switch off entries from the file; return how many changed.

    Entries that somebody changed or removed in the screens stay as they are. The caller
    publishes.
    """
    with writing():
        rows = {(each.kind, each.name): each for each in PolicyEntry.objects.select_for_update()}
        changed = 0
        named: set[tuple[str, str]] = set()
        for kind, content in entries:
            key: tuple[str, str] = (kind, name_of(kind, content))
            named.add(key)
            row = rows.get(key) or PolicyEntry(kind=kind, name=key[1], is_from_city=True)
            wanted = content.model_dump(mode="json")
            if row.is_from_city and (row.pk is None or row.content != wanted or not row.is_active):
                _write(row, wanted, by, now)
                changed += 1
        for key_of_row, row in rows.items():
            if key_of_row not in named and row.is_from_city and row.is_active:
                _write(row, None, by, now)
                changed += 1
    return changed


def _write(row: PolicyEntry, wanted: dict[str, object] | None, by: Actor, now: datetime) -> None:
    old = row.content if row.pk is not None and row.is_active else None
    row.is_active = wanted is not None
    row.content = row.content if wanted is None else wanted
    row.revision = row.revision + 1 if row.pk is not None else 1
    row.changed_at, row.changed_by_label = now, by.actor_label
    row.save()
    changed = PolicyChanged(old=shown(row.kind, old), new=shown(row.kind, wanted))
    subject = f"{row.kind}:{row.name}".rstrip(":")
    record(changed, subject_id=subject, by=by, now=now, correlation_id=None)
