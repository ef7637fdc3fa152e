"""Find places by what was typed of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThan

from hotline.reference.heard_places import find_heard
from hotline.reference.models import Place, PlaceHabit, PlaceSpelling
from hotline.reference.rules.heard.names import may_be_name
from hotline.reference.rules.place_names import Confirmed, substrings
from hotline.reference.rules.spellings import MIN_LETTERS, Way, is_latin, typed

MOST = 8
_LOOKED_AT = 200


@dataclass(frozen=True)
class FoundPlace:
    """A place, and by which of its texts it was found."""

    place: Place
    way: Way
    by_nickname: bool


def find_places(text: str, *, most: int = MOST) -> list[FoundPlace]:
    """Return the likeliest places for what was typed or heard so far, best first.

    What the plain search finds stands first; then places that only sound like it.
    """
    found = plain_places(text, most=most)
    if len(found) >= most or len(typed(text)) < MIN_LETTERS or not may_be_name(text):
        return found
    known = {each.place.pk for each in found}
    heard = [each for each in find_heard(text, most) if each.owner not in known]
    places = Place.objects.select_related("settled_area__parent").in_bulk(
        [each.owner for each in heard]
    )
    found += [
        FoundPlace(places[each.owner], Way.SOUND, by_nickname=each.name.is_nickname)
        for each in heard
        if each.owner in places
    ]
    return found[:most]


def plain_places(text: str, *, most: int = MOST) -> list[FoundPlace]:
    """Return the places one of whose spellings begins as typed, best first.

    Characters, pinyin or initials from any character of a name or nickname on. A match from the
    first character stands before one from within, a name before a nickname, a place that
    orders name often before one they do not, a short name before a long one.
    """
    wanted = typed(text)
    if not wanted or (is_latin(wanted) and len(wanted) < MIN_LETTERS):
        return []
    ways = (Way.PINYIN, Way.INITIALS) if is_latin(wanted) else (Way.CHARACTERS,)
    rows = (
        PlaceSpelling.objects.filter(text__startswith=wanted, way__in=ways, place__is_active=True)
        .annotate(is_inside=GreaterThan(F("start"), 0), length=Length("place__name"))
        .select_related("place__settled_area__parent")
        .order_by("is_inside", "-is_name", "-place__times", "length", "place__name")[:_LOOKED_AT]
    )
    first: dict[int, FoundPlace] = {}
    for each in rows:
        first.setdefault(
            each.place_id, FoundPlace(each.place, Way(each.way), by_nickname=not each.is_name)
        )
    return list(first.values())[:most]


def find_within(text: str) -> FoundPlace | None:
    """Return the place with the longest name inside a described place, if there is one.

    ``海秀东路 12 号望海国际广场门口`` tells where it lies although nobody would file it so.
    """
    names = substrings(text)
    rows = PlaceSpelling.objects.filter(
        text__in=names, start=0, way=Way.CHARACTERS, place__is_active=True
    ).select_related("place__settled_area__parent")
    best = max(
        rows, key=lambda each: (len(each.text), each.is_name, each.place.times), default=None
    )
    return FoundPlace(best.place, Way.CHARACTERS, not best.is_name) if best else None


def confirmed_areas(names: Iterable[str]) -> dict[str, list[Confirmed]]:
    """Return name → the areas it stood with in orders; nothing for a name no order gave."""
    seen: dict[str, list[Confirmed]] = {}
    rows = PlaceHabit.objects.filter(name__in=names)
    for name, code, times in rows.values_list("name", "area__code", "times"):
        seen.setdefault(name, []).append(Confirmed(code, times))
    return seen
