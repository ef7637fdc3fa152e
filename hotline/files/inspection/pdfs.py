"""PDF: pictures within keep their place of taking unless somebody blanks it.

Bytes are changed in place, so that every offset still holds. What is packed is unpacked,
blanked and packed again; where that does not fit, or the file is locked, nobody can be sure.
"""

import re
import zlib
from collections.abc import Iterator

from hotline.files.inspection.findings import Finding, TooLargeError
from hotline.files.inspection.places import blank

MOST_UNPACKED = 300 * 1024 * 1024
_MOST_OF_ONE = 100 * 1024 * 1024
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_MOST_HEAD = 4096
_LOCKED = re.compile(rb"/Encrypt[\s/<\d]")
_OTHER_PACKING = re.compile(rb"/(?:ASCII85Decode|A85|ASCIIHexDecode|AHx|LZWDecode|LZW|RunLength)")
_PICTURE = re.compile(rb"/(?:DCT|DCTDecode|JPXDecode|EmbeddedFile)\b")


def look(content: bytes, _kind: str) -> Finding:
    """Blank the places of pictures, of described pictures and of files inside.

    Raises:
        TooLargeError: it unpacks to more than anybody needs.

    """
    plain = blank(content)
    copy = bytearray(plain.content)
    had, sure = plain.had_location, plain.is_sure and not _LOCKED.search(content)
    left = MOST_UNPACKED
    for head, start, end in _streams(content):
        packed = bytes(copy[start:end])
        if _OTHER_PACKING.search(head):
            sure = sure and not _PICTURE.search(head)
            continue
        if b"/FlateDecode" not in head and b"/Fl" not in head:
            continue
        unpacked = _unpacked(packed, min(left, _MOST_OF_ONE))
        left -= len(unpacked)
        seen = blank(unpacked)
        had, sure = had or seen.had_location, sure and seen.is_sure
        if seen.content == unpacked:
            continue
        again = zlib.compress(seen.content, 9)
        if len(again) > len(packed):
            sure = False
        else:
            copy[start:end] = again.ljust(len(packed), b"\x00")
    changed = bytes(copy)
    return Finding(
        copy=changed if changed != content else b"", had_location=had, may_tell_place=not sure
    )


def _streams(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield every stream's dictionary, as far as it is near, and where its content lies."""
    for match in _STREAM.finditer(content):
        start = match.end()
        end = content.find(b"endstream", start)
        if end < 0:
            return
        while end > start and content[end - 1 : end] in (b"\r", b"\n"):
            end -= 1
        near = content[max(0, match.start() - _MOST_HEAD) : match.start()]
        yield near[near.rfind(b" obj") + 1 :], start, end


def _unpacked(packed: bytes, most: int) -> bytes:
    worker = zlib.decompressobj()
    try:
        found = worker.decompress(packed, most)
    except zlib.error:
        return b""
    if worker.unconsumed_tail and not worker.eof:
        raise TooLargeError
    return found
