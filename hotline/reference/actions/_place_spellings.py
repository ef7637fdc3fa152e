"""Write the spellings of places."""

from collections.abc import Sequence

from hotline.reference.models import Place, PlaceSpelling
from hotline.reference.pinyin import read
from hotline.reference.rules.spellings import Spelling, spell


def write_spellings(places: Sequence[Place]) -> None:
    """Make the spellings of these places anew, of the name and of every nickname."""
    PlaceSpelling.objects.filter(place__in=places).delete()
    PlaceSpelling.objects.bulk_create(
        [
            PlaceSpelling(
                place=place,
                text=each.text,
                way=each.way,
                start=each.start,
                is_name=each in of_name,
            )
            for place in places
            for of_name in [set(spell(place.name, read))]
            for each in sorted(of_name | _of_nicknames(place))
        ],
        batch_size=2000,
    )


def _of_nicknames(place: Place) -> set[Spelling]:
    return {each for name in place.also_known for each in spell(name, read)}
