"""Read ``cities/<city>/places.csv``."""

import csv
from pathlib import Path

from pydantic import ValidationError

from hotline.config.city.files import CityFileError, explain, text_of
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
    for number, row in enumerate(csv.DictReader(text_of(path).splitlines()), start=2):
        try:
            entry = PlaceEntry.model_validate(row)
        except ValidationError as error:
            msg = f"第 {number} 行，{explain(path, error.errors())}"
            raise CityFileError(msg) from error
        if entry.area not in codes:
            msg = f"{path.name}：第 {number} 行，“{entry.name}”的区划 {entry.area} 不存在。"
            raise CityFileError(msg)
        if entry.name in entries:
            msg = f"{path.name}：第 {number} 行，“{entry.name}”重复。"
            raise CityFileError(msg)
        entries[entry.name] = entry
    return list(entries.values())
