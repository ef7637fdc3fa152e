"""Restore a retired place (恢复地点)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.actions._place_rows import locked_place
from hotline.reference.edit_events import PlaceRestored
from hotline.reference.models import Place


def restore_place(*, place_id: int, note: str, by: Actor, now: datetime) -> Place:
    """Offer it again; restoring an active one changes nothing.

    Raises:
        NoSuchReference: there is none.

    """
    with writing():
        place = locked_place(place_id)
        if place.is_active:
            return place
        place.is_active, place.is_edited_here = True, True
        place.save(update_fields=["is_active", "is_edited_here"])
        record(PlaceRestored(note=note), subject_id=place.name, by=by, now=now, correlation_id=None)
    return place
