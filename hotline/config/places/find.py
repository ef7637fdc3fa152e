"""Find a city's places, communities and areas by what was heard, from its files alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hotline.config.city.files import read_areas
from hotline.config.city.places import read_places
from hotline.reference.readings import readings
from hotline.reference.rules.dictionaries import PLACE_KIND_LABELS
from hotline.reference.rules.entries import AreaEntry, PlaceEntry
from hotline.reference.rules.heard.costs import Costs
from hotline.reference.rules.heard.finding import NameFinder
from hotline.reference.rules.heard.names import Name

_LEVELS = {"city": "市", "district": "区", "street": "街道"}


@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing of the city."""

    name: str
    kind: str
    area: str
    nicknames: Sequence[str] = ()


def things_of_city(folder: Path) -> list[Thing]:
    """Return the places, communities and areas that the city's files name.

    Raises:
        CityFileError: a file is missing or wrong.

    """
    areas = read_areas(folder / "areas.csv")
    return [*map(_area, areas), *map(_place, read_places(folder / "places.csv", areas))]


def finder_of(things: Sequence[Thing]) -> NameFinder:
    """Return the search over these things."""
    names = [
        Name(owner, text, is_nickname=text != thing.name)
        for owner, thing in enumerate(things)
        for text in (thing.name, *thing.nicknames)
    ]
    return NameFinder(names, readings(), Costs())


def _area(entry: AreaEntry) -> Thing:
    return Thing(entry.name, _LEVELS.get(entry.level, entry.level), entry.code)


def _place(entry: PlaceEntry) -> Thing:
    return Thing(entry.name, PLACE_KIND_LABELS[entry.kind], entry.area, entry.nicknames)
