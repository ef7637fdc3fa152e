"""Every name of the city by ear (听着像): places with their nicknames, districts to streets."""

from threading import Lock

from django.db.models import Count, Sum

from hotline.reference.heard_places import place_costs, places_state
from hotline.reference.models import Area, Place
from hotline.reference.readings import readings
from hotline.reference.rules.dictionaries import PlaceKind
from hotline.reference.rules.heard.ear import Ear
from hotline.reference.rules.heard.names import Name

_lock = Lock()
_kept: dict[str, tuple[object, Ear]] = {}


def city_ear() -> Ear:
    """Return the city's names by ear, made anew when places, areas or corrections change.

    Offices are left out: who names one speaks of whom they asked, not of where it happened.
    """
    areas = Area.objects.filter(is_active=True).aggregate(Count("pk"), Sum("pk"))
    state = (*places_state(), *areas.values())
    with _lock:
        kept = _kept.get("city")
        if kept is None or kept[0] != state:
            kept = _kept["city"] = (state, Ear(_names(), readings(), place_costs()))
    return kept[1]


def _names() -> list[Name]:
    places = Place.objects.filter(is_active=True).exclude(kind=PlaceKind.OFFICE).order_by("pk")
    areas = Area.objects.filter(is_active=True).order_by("code")
    found = [
        Name(pk, text, is_nickname=text != name, weight=times)
        for pk, name, nicknames, times in places.values_list("pk", "name", "also_known", "times")
        for text in (name, *nicknames)
    ]
    return found + [Name(-pk, name) for pk, name in areas.values_list("pk", "name")]
