"""Where the engine's raw recordings lie, and what their sealed objects are called."""

from pathlib import Path

from django.conf import settings


class OutsideError(ValueError):
    """A path leads out of the recordings folder."""


def raw_file(relative: str) -> Path:
    """Return the engine's file.

    Raises:
        OutsideError: the path is absolute or climbs out.

    """
    return inside(Path(settings.HOTLINE_ENVIRONMENT.recordings_dir), relative)


def object_name(raw_relative: str, sound: str) -> str:
    """Return the sealed object's name for a raw file: same folders, another ending."""
    return f"{Path(raw_relative).with_suffix('')}.{sound}.sm4"


def inside(folder: Path, relative: str) -> Path:
    """Return a path below the folder.

    Raises:
        OutsideError: the path is absolute or climbs out.

    """
    path = (folder / relative).resolve()
    if not relative or not path.is_relative_to(folder.resolve()):
        raise OutsideError(relative)
    return path
