"""Read ``cities/<city>/places.csv``."""

from pathlib import Path

from hotline.config.city.files import CityFileError, read_lines
from hotline.reference.rules.entries import AreaEntry, PlaceEntry


def read_places(path: Path, areas: list[AreaEntry]) -> list[PlaceEntry]:
    """Read the places; a city may have none.

    Raises:
        CityFileError: a wrong line, a place named twice, or an area that does not exist.

    """
    if not path.exists():
        return []
    codes = {each.code for each in areas}
    entries: dict[str, PlaceEntry] = {}
    for number, entry in read_lines(path, PlaceEntry):
        if entry.area not in codes:
            msg = f"{path.name}：第 {number} 行，“{entry.name}”的区划 {entry.area} 不存在。"
            raise CityFileError(msg)
        if entry.name in entries:
            msg = f"{path.name}：第 {number} 行，“{entry.name}”重复。"
            raise CityFileError(msg)
        entries[entry.name] = entry
    return list(entries.values())
