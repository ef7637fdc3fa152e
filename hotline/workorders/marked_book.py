"""Sheets that say on every page who took them out of the house; text in them stays text."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from hotline.workorders.rules.export_mark import Mark

MARK_SHEET = "导出说明"
_NO_CELL_HOLDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD = Font(bold=True)
_WASH = PatternFill("solid", start_color="FFE8EEF6")
_WHEN = "yyyy-mm-dd hh:mm"


def marked_sheet(book: Workbook, title: str, mark: Mark, widths: Iterable[int]) -> Any:
    """Add a sheet with the mark at the head and foot of every page."""
    sheet = book.create_sheet(title)
    for position, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    line = mark.line.replace("&", "&&")
    sheet.oddHeader.center.text = line
    sheet.oddFooter.left.text = line
    sheet.oddFooter.right.text = "第 &P 页，共 &N 页"
    return sheet


def write_mark(book: Workbook, mark: Mark, rows: int) -> None:
    """Add the last sheet: who took how many rows, when, what for."""
    sheet = marked_sheet(book, MARK_SHEET, mark, (18, 80))
    for label, text in mark.lines():
        sheet.append(
            [head_cell(sheet, label), text_cell(sheet, str(rows) if label == "条数" else text)]
        )


def head_cell(sheet: Any, title: str) -> Any:
    """Return the cell of a heading."""
    cell = WriteOnlyCell(sheet, value=title)
    cell.font, cell.fill, cell.alignment = _HEAD, _WASH, Alignment(vertical="center")
    return cell


def text_cell(sheet: Any, value: str | datetime | None) -> Any:
    """Return the cell; text stays text, whatever it begins with."""
    if isinstance(value, datetime):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = _WHEN
        return cell
    if not value:
        return None
    text = _NO_CELL_HOLDS.sub("", value)
    if not text.startswith(("=", "#")):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell
