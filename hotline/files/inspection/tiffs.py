"""Reads the first directory of EXIF, which is a TIFF: where it was taken, which way is up."""

import struct

TIFF_HEADS = (b"II*\x00", b"MM\x00*")
_GPS_TAG, _WAY_UP_TAG = 0x8825, 0x0112
_MOST_ENTRIES = 500


def points_at_place(tiff: bytes) -> bool:
    """Tell whether the first directory of EXIF points at one of places."""
    return _entry(tiff, _GPS_TAG) is not None


def only_way_up(tiff: bytes) -> bytes:
    """Return EXIF of the same length that says nothing but which way is up."""
    value = _entry(tiff, _WAY_UP_TAG)
    way_up = struct.unpack(_order(tiff) + "H", value[:2])[0] if value else 1
    made = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, _WAY_UP_TAG, 3, 1, way_up, 0, 0)
    return made.ljust(len(tiff), b"\x00") if len(tiff) >= len(made) else bytes(len(tiff))


def _entry(tiff: bytes, tag: int) -> bytes | None:
    """Return the four bytes of a tag's value in the first directory; none without the tag."""
    if not tiff.startswith(TIFF_HEADS):
        return None
    order = _order(tiff)
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for at in range(min(count, _MOST_ENTRIES)):
            found, _, _ = struct.unpack_from(order + "HHI", tiff, start + 2 + at * 12)
            if found == tag:
                return tiff[start + 10 + at * 12 : start + 14 + at * 12].ljust(4, b"\x00")
    except struct.error:
        return None
    return None


def _order(tiff: bytes) -> str:
    return "<" if tiff.startswith(b"II") else ">"
