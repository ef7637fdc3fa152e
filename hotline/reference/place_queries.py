"""Find places by what was typed of them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from hotline.reference.models import Place, PlaceSpelling
from hotline.reference.rules.place_names import substrings
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
    """Return the likeliest places for what was typed so far, best first.

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
        .select_related("place__settled_area__parent")
        .order_by("start", "-is_name", "-place__times", "place__name")[:_LOOKED_AT]
    )
    return _best(rows, most)


def _best(rows: QuerySet[PlaceSpelling], most: int) -> list[FoundPlace]:
    ranked = sorted(
        rows,
        key=lambda each: (
            each.start > 0,
            not each.is_name,
            -each.place.times,
            len(each.place.name),
            each.place.name,
        ),
    )
    first: dict[int, FoundPlace] = {}
    for each in ranked:
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
