"""Workbooks (xlsx): one row, one article, by the names of the columns."""

import io
from datetime import date

from openpyxl import Workbook

from hotline.core.sheets import MOST_BYTES, SheetError, workbook_rows
from hotline.knowledge.reading.pieces import Piece, TooMuchError, UnreadableError, learn_codecs


def prepare() -> None:
    """Load what reading needs: a small workbook of our own is read first."""
    learn_codecs()
    book, file = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    sheet.append(["标题", "生效日期"])
    sheet.append(["样例", date(2026, 1, 1)])
    book.save(file)
    read(file.getvalue())


def read(content: bytes) -> list[Piece]:
    """Return the rows of the first sheet.

    Raises:
        UnreadableError: it is no workbook.
        TooMuchError: it is larger than a table of articles is.

    """
    if len(content) > MOST_BYTES:
        raise TooMuchError
    try:
        rows = list(workbook_rows(io.BytesIO(content)))
    except SheetError as error:
        raise UnreadableError from error
    return [
        Piece(
            each.position,
            cells={name: _said(value) for name, value in each.columns.items() if value is not None},
        )
        for each in rows
    ]


def _said(value: object) -> str:
    isoformat = getattr(value, "date", None)
    return str(isoformat()) if callable(isoformat) else str(value).strip()
