"""Blanks what says where a picture was taken, wherever in other bytes the picture lies.

Nothing grows or shrinks, so that whatever counts bytes around the picture still counts
right. Of EXIF only which way is up stays; makers write places into their own notes too.
"""

import re
from dataclasses import dataclass

from hotline.files.inspection.pngs import blank_png
from hotline.files.inspection.tiffs import TIFF_HEADS, only_way_up, points_at_place

_SEGMENT = re.compile(
    rb"\xff([\xe1\xed])(..)(Exif\x00\x00|http://ns\.adobe\.com/x(?:ap|mp)|Photoshop 3\.0\x00)",
    re.DOTALL,
)
_XMP = re.compile(rb"<x:xmpmeta.{0,2000000}?</x:xmpmeta>", re.DOTALL)
_XMP_PLACE = re.compile(rb"GPS|photoshop:(?:City|State|Country)|Iptc4xmpCore:Location")
_SEALED = re.compile(rb"\x00\x00\x00.ftyp(?:heic|heix|hevc|mif1|avif)|JpgTiffExif->JP2", re.DOTALL)
"""Pictures whose place cannot be blanked without drawing them anew: HEIC, AVIF, JPEG 2000."""


@dataclass(frozen=True, slots=True)
class Blanked:
    """The same bytes without places; whether there were any, and whether all were found."""

    content: bytes
    had_location: bool = False
    is_sure: bool = True


def blank(content: bytes) -> Blanked:
    """Blank every place in these bytes."""
    copy = bytearray(content)
    had = _blank_segments(content, copy)
    had = _blank_xmp(content, copy) or had
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        had = blank_png(content, copy) or had
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        had = _blank_webp(content, copy) or had
    if content.startswith(TIFF_HEADS) and points_at_place(content):
        return Blanked(content, had_location=True, is_sure=False)
    return Blanked(bytes(copy), had, is_sure=_SEALED.search(content) is None)


def _blank_segments(content: bytes, copy: bytearray) -> bool:
    had = False
    for match in _SEGMENT.finditer(content):
        start, end = match.start(), match.start() + 2 + int.from_bytes(match[2], "big")
        body = content[match.end() : min(end, len(content))]
        is_exif = match[3].startswith(b"Exif")
        had = had or (points_at_place(body) if is_exif else bool(_XMP_PLACE.search(body)))
        if is_exif:
            copy[match.end() : match.end() + len(body)] = only_way_up(body)
        else:
            copy[start + 1] = 0xFE  # a remark
            copy[start + 4 : start + 4 + len(body) + len(match[3])] = bytes(
                len(body) + len(match[3])
            )
    return had


def _blank_xmp(content: bytes, copy: bytearray) -> bool:
    had = False
    for match in _XMP.finditer(content):
        if _XMP_PLACE.search(match.group()):
            copy[match.start() : match.end()] = b" " * (match.end() - match.start())
            had = True
    return had


def _blank_webp(content: bytes, copy: bytearray) -> bool:
    at, had = 12, False
    while at + 8 <= len(content):
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        end = min(at + 8 + size, len(content))
        if name in (b"EXIF", b"XMP "):
            body = content[at + 8 : end].removeprefix(b"Exif\x00\x00")
            had = had or points_at_place(body) or bool(_XMP_PLACE.search(body))
            copy[at : at + 4] = b"JUNK"
            copy[at + 8 : end] = bytes(end - at - 8)
        if name == b"VP8X" and size >= 1:
            copy[at + 8] = content[at + 8] & ~0x0C
        at += 8 + size + size % 2
    return had
