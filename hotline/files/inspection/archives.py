"""Office files are archives: counted while they unfold, because what they declare may lie.

Pictures within lose their place of taking; the archive is packed anew where one had one.
"""

import codecs
import io
import zipfile
import zlib

from hotline.files.inspection.findings import DamagedError, Finding, TooLargeError
from hotline.files.inspection.places import Blanked, blank

codecs.lookup("cp437")  # read now: the child cannot read files any more when it looks
MOST_ENTRIES = 3000
MOST_UNFOLDED = 300 * 1024 * 1024
_CHUNK = 1 << 16
_MOST_OF_PICTURE = 64 * 1024 * 1024
_OLD, _ARCHIVE = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_MOST_DEPTH = 2
_MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_TYPES = "[Content_Types].xml"
_UNWANTED = (".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".scr", ".lnk", ".jar")


def look(content: bytes, kind: str) -> Finding:
    """Unfold everything once; keep only what changed.

    Raises:
        DamagedError: no such office file, broken, or with a program in it.
        TooLargeError: too many entries, or too much in them.

    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise TooLargeError
            _check_names([each.filename for each in entries], kind)
            return _blanked(archive, Budget(MOST_UNFOLDED), depth=0)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError) as error:
        raise DamagedError from error


def _blanked(archive: zipfile.ZipFile, budget: "Budget", *, depth: int) -> Finding:
    changed: dict[str, bytes] = {}
    had, sure = False, True
    for each in archive.infolist():
        size, body = _unfolded(archive, each, budget)
        seen = _seen(body, budget, depth=depth) if len(body) == size else _too_long(body)
        had, sure = had or seen.had_location, sure and seen.is_sure
        if seen.content != body:
            changed[each.filename] = seen.content
    copy = _packed_anew(archive, changed) if changed else b""
    return Finding(copy=copy, had_location=had, may_tell_place=not sure)


def _seen(body: bytes, budget: "Budget", *, depth: int) -> Blanked:
    """Blank one entry; a file within the file is opened too, but not much deeper."""
    if body.startswith(_OLD):
        had = blank(body).had_location
        return Blanked(body, had, is_sure=not had)
    if not body.startswith(_ARCHIVE):
        return blank(body)
    if depth == _MOST_DEPTH:
        return Blanked(body, is_sure=False)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as inner:
            found = _blanked(inner, budget, depth=depth + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError):
        return Blanked(body, is_sure=False)
    return Blanked(found.copy or body, found.had_location, is_sure=not found.may_tell_place)


def _too_long(body: bytes) -> Blanked:
    """Only text is so long; anything else nobody looked at."""
    return Blanked(body, is_sure=body.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"))


def _packed_anew(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for each in archive.infolist():
            body = changed.get(each.filename)
            made.writestr(each, archive.read(each) if body is None else body)
    return out.getvalue()


def _check_names(names: list[str], kind: str) -> None:
    if _TYPES not in names or _MAIN[kind] not in names:
        raise DamagedError
    for name in names:
        parts = name.replace("\\", "/").split("/")
        lowered = name.lower()
        if ".." in parts or name.startswith("/") or lowered.endswith(_UNWANTED):
            raise DamagedError
        if "vbaproject" in lowered:
            raise DamagedError


def _unfolded(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: "Budget"
) -> tuple[int, bytes]:
    """Return how large an entry is, and as much of it as a picture may be."""
    size, kept = 0, bytearray()
    with archive.open(entry) as source:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            budget.spend(len(chunk))
            if size <= _MOST_OF_PICTURE:
                kept += chunk
    return size, bytes(kept)


class Budget:
    """How much may still unfold, of the file and of every file within."""

    def __init__(self, left: int) -> None:
        """Begin with so many bytes."""
        self._left = left

    def spend(self, size: int) -> None:
        """Take some.

        Raises:
            TooLargeError: there is not so much left.

        """
        self._left -= size
        if self._left < 0:
            raise TooLargeError
