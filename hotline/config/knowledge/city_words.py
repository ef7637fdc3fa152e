"""What else people of the city say: synonyms and nicknames of places, from its files."""

from pathlib import Path

from hotline.config.city.files import read_lines, read_yaml
from hotline.knowledge.rules.search.asking import OtherWords
from hotline.knowledge.rules.search.entries import SynonymsFile
from hotline.reference.rules.entries import PlaceEntry


def others_of(folder: Path) -> OtherWords:
    """Return them; a city may have none.

    Raises:
        CityFileError: the file is wrong.

    """
    kept, places = folder / "synonyms.yaml", folder / "places.csv"
    groups = read_yaml(kept, SynonymsFile).groups if kept.exists() else []
    return OtherWords(tuple(map(tuple, groups)), _nicknames(places) if places.exists() else {})


def _nicknames(path: Path) -> dict[str, str]:
    entries = [each for _, each in read_lines(path, PlaceEntry)]
    return {nickname: each.name for each in entries for nickname in each.nicknames}
