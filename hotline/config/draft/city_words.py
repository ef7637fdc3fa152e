"""What the city knows, read from its files: no database is needed."""

from collections.abc import Sequence
from pathlib import Path

from hotline.config.city.files import read_areas, read_yaml
from hotline.config.city.places import read_places
from hotline.config.shield.city_words import read_shield_words
from hotline.organizations.rules.entries import DepartmentsFile
from hotline.reference.readings import readings
from hotline.reference.rules.dictionaries import PlaceKind
from hotline.reference.rules.heard.costs import Costs
from hotline.reference.rules.heard.ear import Ear
from hotline.reference.rules.heard.names import Name
from hotline.workorders.rules.draft import CityWords
from hotline.workorders.rules.draft.offices import office_names
from hotline.workorders.rules.shield.words import Lexicon

_SHORTEST = 3
"""Characters: shorter names of places are common words."""


def words_from_files(folder: Path) -> CityWords:
    """Return names of places and offices and words of danger.

    Raises:
        CityFileError: a file is missing or wrong.

    """
    areas = read_areas(folder / "areas.csv")
    places = read_places(folder / "places.csv", areas)
    names = [each.name for each in areas] + [each.name for each in places]
    spoken = [each.name for each in areas] + [
        text
        for each in places
        if each.kind != PlaceKind.OFFICE
        for text in (each.name, *each.nicknames)
    ]
    shield, _ = read_shield_words(folder)
    offices = office_names(
        (each.name, each.short_name)
        for each in read_yaml(folder / "departments.yaml", DepartmentsFile).departments
    )
    return CityWords(
        places=Lexicon.of(name for name in names if len(name) >= _SHORTEST),
        emergencies=tuple(shield.emergencies),
        offices=Lexicon.of(offices),
        ear=_ear(spoken),
        office_ear=_ear(offices),
    )


def _ear(names: Sequence[str]) -> Ear:
    return Ear([Name(at, text) for at, text in enumerate(names)], readings(), Costs())
