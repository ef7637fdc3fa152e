"""Bring the special desks (专席) in line with the city's file."""

from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.upsert import switch_off_others, upsert
from hotline.workorders.models import Desk
from hotline.workorders.private_events import DesksLoaded
from hotline.workorders.rules.desk_entries import DeskEntry


def load_desks(*, entries: Sequence[DeskEntry], city: str, by: Actor, now: datetime) -> int:
    """Create, correct and switch off; return how many rows changed. Idempotent."""
    with writing():
        wanted = {
            each.code: {
                **each.model_dump(mode="json", exclude={"code"}),
                "position": position,
                "is_active": True,
            }
            for position, each in enumerate(entries)
        }
        changed = upsert(Desk, "code", wanted)
        changed += switch_off_others(Desk, "code", wanted)
        if changed:
            happening = DesksLoaded(changed=changed)
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return changed
