"""Give a place other nicknames, another kind or area (修改地点)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.actions._place_rows import area_of_form, locked_place, shown
from hotline.reference.actions._place_spellings import write_spellings
from hotline.reference.edit_events import PlaceChanged
from hotline.reference.models import Place
from hotline.reference.rules.place_form import PlaceForm


def change_place(*, place_id: int, form: PlaceForm, by: Actor, now: datetime) -> Place:
    """Change what differs; a place that orders taught becomes the administrator's.

    Its area is what is suggested until orders agree on another one again.

    Raises:
        NoSuchReference: there is none.
        Invalid: a field is wrong.

    """
    with writing():
        place = locked_place(place_id)
        area = area_of_form(place.name, form, {})
        old = shown(place)
        place.kind, place.also_known = form.kind, form.nicknames(place.name)
        place.area = place.settled_area = area
        new = shown(place)
        if old == new and not place.is_learnt:
            return place
        place.is_learnt, place.is_edited_here = False, True
        place.save()
        write_spellings([place])
        happening = PlaceChanged(old=old, new=new)
        record(happening, subject_id=place.name, by=by, now=now, correlation_id=None)
    return place
