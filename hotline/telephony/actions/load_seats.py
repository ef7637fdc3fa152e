"""Bring the seats in line with the city's file."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.upsert import upsert
from hotline.telephony.events import SeatsLoaded
from hotline.telephony.models import Seat


def load_seats(*, seats: Mapping[str, Mapping[str, Any]], by: Actor, now: datetime) -> int:
    """Create, correct and switch off (extension → fields); return how many changed.

    Seats that somebody changed in the screens stay as they are.
    """
    with writing():
        own = set(Seat.objects.filter(is_from_city=False).values_list("extension", flat=True))
        wanted = {
            extension: {**fields, "is_active": True, "is_from_city": True}
            for extension, fields in seats.items()
            if extension not in own
        }
        others = Seat.objects.filter(is_active=True, is_from_city=True)
        gone = others.exclude(extension__in=list(wanted)).update(is_active=False)
        changed = upsert(Seat, "extension", wanted) + gone
        if changed:
            happening = SeatsLoaded(changed=changed)
            record(happening, subject_id="seats", by=by, now=now, correlation_id=None)
    return changed
