"""The places by ear: an index in memory, made anew when places or corrections change."""

from dataclasses import dataclass
from threading import Lock

from django.db.models import Count, Max, Sum

from hotline.reference.models import Place, PlaceMishearing, PlaceSpelling
from hotline.reference.readings import readings
from hotline.reference.rules.heard.costs import Costs, learn_costs
from hotline.reference.rules.heard.index import Heard, HeardIndex
from hotline.reference.rules.heard.names import Name, sounded


@dataclass
class _Kept:
    state: tuple[object, ...]
    index: HeardIndex


_lock = Lock()
_kept: _Kept | None = None


def find_heard(text: str, most: int) -> list[Heard]:
    """Return the places that sound like the text, best first; ``owner`` is the place's key."""
    return _index().find(text, most)


def _index() -> HeardIndex:
    """Return the index of the places as they are now."""
    global _kept  # noqa: PLW0603 - one index to a process
    state = places_state()
    kept = _kept
    if kept is None or kept.state != state:
        with _lock:
            kept = _Kept(state, HeardIndex(_names(), readings(), place_costs()))
            _kept = kept
    return kept.index


def places_state() -> tuple[object, ...]:
    """Return what changes whenever a name, a place's state or a correction does."""
    places = Place.objects.filter(is_active=True).aggregate(Count("pk"), Sum("pk"))
    spellings = PlaceSpelling.objects.aggregate(Max("pk"))
    corrections = PlaceMishearing.objects.aggregate(Max("pk"), Sum("times"))
    return (*places.values(), *spellings.values(), *corrections.values())


def _names() -> list[Name]:
    rows = Place.objects.filter(is_active=True).order_by("pk")
    return [
        Name(pk, text, is_nickname=text != name, weight=times)
        for pk, name, nicknames, times in rows.values_list("pk", "name", "also_known", "times")
        for text in (name, *nicknames)
    ]


def place_costs() -> Costs:
    """Return what confirmed corrections make of the costs of sounds."""
    rows = PlaceMishearing.objects.values_list("heard", "place__name", "times")
    return learn_costs((_syllables(heard), _syllables(name), times) for heard, name, times in rows)


def _syllables(text: str) -> list[str]:
    return [each[0] for each in sounded(text, readings()).syllables]
