"""A child process that reads the first sheet of a workbook, with little memory and time.

``python -m hotline.administration.table_reader`` takes the file from stdin and writes its rows
as JSON to stdout. Imports no Django: whatever a crafted file does, it does here, as nobody.
"""

import codecs
import io
import json
import sys
import zipfile
from typing import Any

from openpyxl import Workbook, load_workbook

from hotline.files.limits import limit

EXIT_DAMAGED = 3
MOST_LINES, MOST_COLUMNS, MOST_CELL = 1000, 20, 200
_MOST_UNFOLDED = 50 * 1024 * 1024
_NEVER = (KeyError, ValueError, OSError, zipfile.BadZipFile, TypeError, IndexError, MemoryError)


def main() -> int:
    """Read; return 3 for what is no workbook or unfolds too large."""
    content = sys.stdin.buffer.read()
    _warm_up()
    limit()
    try:
        table = _table_of(content)
    except _NEVER:
        return EXIT_DAMAGED
    sys.stdout.write(json.dumps(table))
    return 0


def _table_of(content: bytes) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(each.file_size for each in archive.infolist()) > _MOST_UNFOLDED:
            raise ValueError
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True, max_row=MOST_LINES, max_col=MOST_COLUMNS)
    return [[_text(each) for each in row] for row in rows]


def _warm_up() -> None:
    """Read a small workbook of our own: what is loaded late cannot be once limits hold."""
    codecs.lookup("cp437")
    book = Workbook()
    book.worksheets[0].append(["姓名", 1, 1.5])
    kept = io.BytesIO()
    book.save(kept)
    _table_of(kept.getvalue())


def _text(value: Any) -> str:
    if value is None:
        return ""
    is_whole = isinstance(value, float) and value.is_integer()
    return str(int(value) if is_whole else value)[:MOST_CELL]


if __name__ == "__main__":
    sys.exit(main())
