"""Office files are archives: counted while they unfold, because what they declare may lie."""

import codecs
import io
import zipfile
import zlib

from hotline.workorders.inspection.findings import DamagedError, Finding, TooLargeError

codecs.lookup("cp437")  # read now: the child cannot read files any more when it looks
MOST_ENTRIES = 3000
MOST_UNFOLDED = 300 * 1024 * 1024
_CHUNK = 1 << 16
_MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_TYPES = "[Content_Types].xml"
_UNWANTED = (".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".scr", ".lnk", ".jar")


def look(content: bytes, kind: str) -> Finding:
    """Unfold everything and throw it away.

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
            left = MOST_UNFOLDED
            for each in entries:
                left -= _unfolded(archive, each, left)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError) as error:
        raise DamagedError from error
    return Finding()


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


def _unfolded(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> int:
    size = 0
    with archive.open(entry) as source:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise TooLargeError
    return size
