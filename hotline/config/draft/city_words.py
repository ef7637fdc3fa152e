"""What the city knows, read from its files: no database is needed."""

from pathlib import Path

from hotline.config.city.files import read_areas
from hotline.config.city.places import read_places
from hotline.config.shield.city_words import read_shield_words
from hotline.workorders.rules.draft import CityWords
from hotline.workorders.rules.shield.words import Lexicon

_SHORTEST = 3
"""Characters: shorter names of places are common words."""


def words_from_files(folder: Path) -> CityWords:
    """Return names of places and words of danger.

    Raises:
        CityFileError: a file is missing or wrong.

    """
    areas = read_areas(folder / "areas.csv")
    places = read_places(folder / "places.csv", areas)
    names = [each.name for each in areas] + [each.name for each in places]
    shield, _ = read_shield_words(folder)
    return CityWords(
        places=Lexicon.of(name for name in names if len(name) >= _SHORTEST),
        emergencies=tuple(shield.emergencies),
    )
