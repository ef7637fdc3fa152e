"""Note that a heard text meant a place (听错改正)."""

import re

from django.db.models import F

from hotline.core.guarded import writing
from hotline.reference.models import Place, PlaceMishearing
from hotline.reference.place_queries import plain_places
from hotline.reference.rules.spellings import is_latin, typed

_MOST = 16
_ANY_NUMBER = re.compile(r"\d")


def note_mishearing(*, heard: str, name: str) -> bool:
    """Count the pair once more, if the plain search does not lead from one to the other.

    Texts with numbers, which may be a person's, and long ones are not kept. Counts of what was
    typed are no change to a place: they record no event.
    """
    wanted = typed(heard)
    if is_latin(wanted) or len(wanted) < 2 or len(wanted) > _MOST:  # noqa: PLR2004 - one sign
        return False
    if _ANY_NUMBER.search(wanted):
        return False
    place = Place.objects.filter(name=name, is_active=True).first()
    if place is None or place.pk in {each.place.pk for each in plain_places(wanted)}:
        return False
    with writing():
        row, _ = PlaceMishearing.objects.get_or_create(heard=wanted, place=place)
        PlaceMishearing.objects.filter(pk=row.pk).update(times=F("times") + 1)
    return True
