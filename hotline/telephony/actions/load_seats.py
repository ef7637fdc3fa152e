"""Bring the seats in line with the city's file."""

from collections.abc import Mapping
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.upsert import switch_off_others, upsert
from hotline.telephony.events import SeatsLoaded
from hotline.telephony.models import Seat


def load_seats(*, labels: Mapping[str, str], by: Actor, now: datetime) -> int:
    """Create, correct and switch off (extension → where it stands); return how many changed."""
    with writing():
        wanted = {each: {"label": label, "is_active": True} for each, label in labels.items()}
        changed = upsert(Seat, "extension", wanted) + switch_off_others(Seat, "extension", wanted)
        if changed:
            happening = SeatsLoaded(changed=changed)
            record(happening, subject_id="seats", by=by, now=now, correlation_id=None)
    return changed
