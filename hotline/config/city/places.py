"""Read ``cities/<city>/places.csv`` and, beside it, ``communities.csv``."""

from collections.abc import Container, Iterator
from pathlib import Path

from hotline.config.city.files import CityFileError, read_lines
from hotline.reference.rules.entries import AreaEntry, CommunityEntry, PlaceEntry


def read_places(path: Path, areas: list[AreaEntry]) -> list[PlaceEntry]:
    """Read the places; a city may have none.

    Raises:
        CityFileError: a wrong line, a place named twice, or an area that does not exist.

    """
    codes = {each.code for each in areas}
    entries: dict[str, PlaceEntry] = {}
    for number, entry in read_lines(path, PlaceEntry) if path.exists() else ():
        if entry.area not in codes:
            msg = f"{path.name}：第 {number} 行，“{entry.name}”的区划 {entry.area} 不存在。"
            raise CityFileError(msg)
        if entry.name in entries:
            msg = f"{path.name}：第 {number} 行，“{entry.name}”重复。"
            raise CityFileError(msg)
        entries[entry.name] = entry
    return [*entries.values(), *_communities(path.with_name("communities.csv"), codes, entries)]


def _communities(path: Path, codes: set[str], known: Container[str]) -> Iterator[PlaceEntry]:
    """Yield the city's communities and villages, but for those that are places already."""
    seen: set[str] = set()
    for number, entry in read_lines(path, CommunityEntry) if path.exists() else ():
        if entry.area not in codes:
            msg = f"{path.name}：第 {number} 行，“{entry.name}”的区划 {entry.area} 不存在。"
            raise CityFileError(msg)
        if entry.name in seen:
            msg = f"{path.name}：第 {number} 行，“{entry.name}”重复。"
            raise CityFileError(msg)
        seen.add(entry.name)
        if entry.name not in known:
            yield entry.as_place()
