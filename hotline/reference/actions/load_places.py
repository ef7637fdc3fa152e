"""Bring the places in line with the city's file."""

from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.upsert import upsert
from hotline.reference.actions._place_spellings import write_spellings
from hotline.reference.events import ReferenceLoaded
from hotline.reference.models import Area, Place
from hotline.reference.place_queries import confirmed_areas
from hotline.reference.rules.entries import PlaceEntry
from hotline.reference.rules.place_names import settled_area


def load_places(*, entries: Sequence[PlaceEntry], city: str, by: Actor, now: datetime) -> int:
    """Create, correct and switch off; return how many rows changed. Idempotent.

    Places that somebody edited in the pages stay as they are. So does what orders taught: a
    learnt place that the file now names keeps its habits.
    """
    with writing():
        areas = dict(Area.objects.values_list("code", "pk"))
        before = {each.name: each for each in Place.objects.all()}
        settled = _settled(entries)
        wanted = {
            each.name: {
                "kind": each.kind,
                "also_known": each.nicknames,
                "area_id": areas[each.area],
                "settled_area_id": areas[settled[each.name]],
                "is_learnt": False,
                "is_active": True,
            }
            for each in entries
        }
        changed = upsert(Place, "name", wanted)
        filed = Place.objects.filter(is_active=True, is_learnt=False, is_edited_here=False)
        changed += filed.exclude(name__in=wanted).update(is_active=False)
        _spell_changed(entries, before)
        if changed:
            happening = ReferenceLoaded(what="places", changed=changed)
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return changed


def _settled(entries: Sequence[PlaceEntry]) -> dict[str, str]:
    """Return the code of each place's area after what orders taught."""
    seen = confirmed_areas(each.name for each in entries)
    return {
        each.name: settled_area(each.area, seen.get(each.name, ())) or each.area for each in entries
    }


def _spell_changed(entries: Sequence[PlaceEntry], before: dict[str, Place]) -> None:
    names = [
        each.name
        for each in entries
        if each.name not in before or _is_respelt(before[each.name], each)
    ]
    if names:
        write_spellings(list(Place.objects.filter(name__in=names)))


def _is_respelt(place: Place, entry: PlaceEntry) -> bool:
    return not place.is_edited_here and place.also_known != entry.nicknames
