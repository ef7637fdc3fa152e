"""Read what a city may leave out: readings of its contract, and days of its own."""

from pathlib import Path

from hotline.config.city.files import read_yaml
from hotline.reference.announced import announced_days
from hotline.reference.rules.entries import HolidayEntry, HolidaysFile, ReadingEntry, ReadingsFile


def read_readings(folder: Path) -> list[ReadingEntry]:
    """Return how the city reads open questions of the contract.

    Raises:
        CityFileError: a file is wrong.

    """
    path = folder / "readings.yaml"
    return read_yaml(path, ReadingsFile).readings if path.exists() else []


def read_days(folder: Path) -> list[HolidayEntry]:
    """Return the announced holidays and make-up days, then the city's own, which win.

    Raises:
        CityFileError: a file is wrong.

    """
    path = folder / "holidays.yaml"
    return announced_days() + (read_yaml(path, HolidaysFile).holidays if path.exists() else [])
