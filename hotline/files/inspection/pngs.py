"""Blanks the chunks of a PNG that may say where it was taken, checksums and all."""

import struct
import zlib
from collections.abc import Iterator

from hotline.files.inspection.tiffs import points_at_place

_TELLING = {b"eXIf", b"tEXt", b"iTXt", b"zTXt"}
"""EXIF, and the texts that carry XMP or EXIF."""
_HEAD = 8


def blank_png(content: bytes, copy: bytearray) -> bool:
    """Blank in place; tell whether something was there that may have said a place."""
    had = False
    for name, start, end in _chunks(content):
        if name not in _TELLING:
            continue
        body = content[start:end]
        described = b"GPS" in body or b"Raw profile type" in body
        had = had or points_at_place(body) or (described and name != b"eXIf")
        copy[start - 4 : start] = b"voId"  # private and ancillary: readers skip it
        copy[start:end] = bytes(end - start)
        checksum = zlib.crc32(b"voId" + bytes(end - start))
        copy[end : end + 4] = struct.pack("!I", checksum)
    return had


def _chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the name, beginning and end of every chunk's content."""
    at = _HEAD
    while at + 12 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        if at + 12 + size > len(content):
            return
        yield content[at + 4 : at + 8], at + 8, at + 8 + size
        at += 12 + size
