"""Films and sounds in boxes (MP4, MOV, M4A): the boxes that may say where are blanked.

Only the names of boxes and the length they claim are read; pictures and sound stay as they
are, so that the copy plays exactly like the original.
"""

from collections.abc import Iterator

from hotline.files.inspection.findings import DamagedError, Finding

_HEAD, _LONG_HEAD = 8, 16
_MOST_DEPTH = 6
_MOST_BOXES = 10_000
_FOLDERS = {b"moov", b"trak", b"mdia", b"edts"}
_TELLING = {b"udta", b"meta", b"uuid", b"gps ", b"loci", b"\xa9xyz"}
"""User data, metadata and extensions: place, maker, owner of the device."""
_TRACKS = (b"gpmd", b"camm", b"freeGPS ", b"quicktime.location")
"""A journey written beside the pictures, second by second; no box holds it alone."""
_PLACES = (b"\xa9xyz", b"loci", b"location.ISO6709", b"GPSLatitude", b"GPSCoordinates")


def look(content: bytes, _kind: str) -> Finding:
    """Blank what tells where it was taken.

    Raises:
        DamagedError: the boxes do not fit into one another, or there is no film in them.

    """
    copy = bytearray(content)
    names, had_location = set(), False
    for count, (name, start, end) in enumerate(_boxes(content, 0, len(content), 0)):
        if count > _MOST_BOXES:
            raise DamagedError
        names.add(name)
        if name in _TELLING:
            had_location = had_location or any(each in content[start:end] for each in _PLACES)
            copy[start + 4 : start + 8] = b"free"
            copy[start + _HEAD : end] = bytes(end - start - _HEAD)
    if not {b"ftyp", b"moov"} <= names:
        raise DamagedError
    changed = bytes(copy)
    journey = any(each in changed for each in _TRACKS)
    return Finding(
        copy=changed if changed != content else b"",
        had_location=had_location or journey,
        may_tell_place=journey,
    )


def _boxes(content: bytes, start: int, end: int, depth: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield every box's name, beginning and end, from the outside in."""
    if depth > _MOST_DEPTH:
        raise DamagedError
    while start < end:
        size, head = _size(content, start, end)
        name = content[start + 4 : start + 8]
        yield name, start, start + size
        if name in _FOLDERS:
            yield from _boxes(content, start + head, start + size, depth + 1)
        start += size


def _size(content: bytes, start: int, end: int) -> tuple[int, int]:
    head = _HEAD
    if end - start < head:
        raise DamagedError
    size = int.from_bytes(content[start : start + 4], "big")
    if size == 1:
        head = _LONG_HEAD
        size = int.from_bytes(content[start + 8 : start + 16], "big")
    elif size == 0:
        size = end - start
    if size < head or start + size > end:
        raise DamagedError
    return size, head
