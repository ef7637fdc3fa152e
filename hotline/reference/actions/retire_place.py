"""Retire a place, so that it is no longer offered (停用地点)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.hand_edited import edit_here
from hotline.reference.actions._place_rows import locked_place
from hotline.reference.edit_events import PlaceRetired
from hotline.reference.models import Place


def retire_place(*, place_id: int, note: str, by: Actor, now: datetime) -> Place:
    """Take it out of what is found; orders do not make it again. Twice changes nothing.

    Raises:
        NoSuchReference: there is none.

    """
    with writing():
        place = locked_place(place_id)
        if not place.is_active:
            return place
        edit_here(place, is_active=False)
        record(PlaceRetired(note=note), subject_id=place.name, by=by, now=now, correlation_id=None)
    return place
