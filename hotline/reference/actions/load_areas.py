"""Bring the areas in line with the city's file."""

from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.upsert import switch_off_others, upsert
from hotline.reference.events import ReferenceLoaded
from hotline.reference.models import Area
from hotline.reference.rules.entries import AreaEntry


def load_areas(*, entries: Sequence[AreaEntry], city: str, by: Actor, now: datetime) -> int:
    """Create, correct and switch off; return how many rows changed. Idempotent."""
    with writing():
        changed = 0
        for level in (Area.Level.CITY, Area.Level.DISTRICT, Area.Level.STREET):
            ids = dict(Area.objects.values_list("code", "pk"))
            wanted = {
                each.code: {
                    "name": each.name,
                    "level": each.level,
                    "parent_id": ids[each.parent] if each.parent else None,
                    "latitude": each.latitude,
                    "longitude": each.longitude,
                    "is_active": True,
                }
                for each in entries
                if each.level == level
            }
            changed += upsert(Area, "code", wanted)
        changed += switch_off_others(Area, "code", [each.code for each in entries])
        if changed:
            happening = ReferenceLoaded(what="areas", changed=changed)
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return changed
