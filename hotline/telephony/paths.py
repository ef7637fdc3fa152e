"""Where recordings lie: raw ones the engine wrote, sealed ones we keep."""

from pathlib import Path

from django.conf import settings

SEALED_SUFFIX = ".wav.sm4"


class OutsideError(ValueError):
    """A path leads out of the recordings folder."""


def raw_file(relative: str) -> Path:
    """Return the engine's file.

    Raises:
        OutsideError: the path is absolute or climbs out.

    """
    return _inside(Path(settings.HOTLINE_ENVIRONMENT.recordings_dir), relative)


def sealed_file(relative: str) -> Path:
    """Return our sealed file.

    Raises:
        OutsideError: the path is absolute or climbs out.

    """
    return _inside(Path(settings.HOTLINE_ENVIRONMENT.var) / "recordings-sealed", relative)


def sealed_name(raw_relative: str) -> str:
    """Return the sealed file's name for a raw one: same folders, another ending."""
    return str(Path(raw_relative).with_suffix("")) + SEALED_SUFFIX


def _inside(folder: Path, relative: str) -> Path:
    path = (folder / relative).resolve()
    if not relative or not path.is_relative_to(folder.resolve()):
        raise OutsideError(relative)
    return path
