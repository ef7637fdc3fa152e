"""Write an export row by row: as a spreadsheet, or as lines of JSON. Memory does not grow."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from hotline.workorders.export_rows import Row
from hotline.workorders.rules.export_fields import FIELDS
from hotline.workorders.rules.export_mark import Mark

ORDERS_SHEET, FIELDS_SHEET, MARK_SHEET = "工单", "字段说明", "导出说明"
_NO_CELL_HOLDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD = Font(bold=True)
_WASH = PatternFill("solid", start_color="FFE8EEF6")
_WHEN = "yyyy-mm-dd hh:mm"


def write_workbook(path: Path, rows: Iterable[Row], mark: Mark) -> int:
    """Write a spreadsheet with the orders, the meaning of each column, and the watermark.

    Return how many orders are in it. What looks like a formula is written as text.
    """
    book = Workbook(write_only=True)
    sheet = _sheet(book, ORDERS_SHEET, mark, [each.width for each in FIELDS])
    sheet.freeze_panes = "B2"
    sheet.append([_head(sheet, each.title) for each in FIELDS])
    count = 0
    for row in rows:
        sheet.append([_cell(sheet, row.get(each.key)) for each in FIELDS])
        count += 1
    _write_fields(book, mark)
    _write_mark(book, mark, count)
    book.save(path)
    return count


def write_lines(path: Path, rows: Iterable[Row], mark: Mark) -> int:
    """Write one JSON object a line, each naming the request; return how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            line = {each.key: _plain(row.get(each.key)) for each in FIELDS}
            file.write(json.dumps(line | {"export": mark.number}, ensure_ascii=False) + "\n")
            count += 1
    return count


def _sheet(book: Workbook, title: str, mark: Mark, widths: Iterable[int]) -> Any:
    sheet = book.create_sheet(title)
    for position, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    line = mark.line.replace("&", "&&")
    sheet.oddHeader.center.text = line
    sheet.oddFooter.left.text = line
    sheet.oddFooter.right.text = "第 &P 页，共 &N 页"
    return sheet


def _write_fields(book: Workbook, mark: Mark) -> None:
    sheet = _sheet(book, FIELDS_SHEET, mark, (18, 18, 70))
    sheet.append([_head(sheet, each) for each in ("列名", "代码", "含义")])
    for each in FIELDS:
        sheet.append([each.title, each.key, each.meaning])


def _write_mark(book: Workbook, mark: Mark, rows: int) -> None:
    sheet = _sheet(book, MARK_SHEET, mark, (18, 80))
    for label, text in mark.lines():
        sheet.append([_head(sheet, label), _cell(sheet, str(rows) if label == "条数" else text)])


def _head(sheet: Any, title: str) -> Any:
    cell = WriteOnlyCell(sheet, value=title)
    cell.font, cell.fill, cell.alignment = _HEAD, _WASH, Alignment(vertical="center")
    return cell


def _cell(sheet: Any, value: str | datetime | None) -> Any:
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


def _plain(value: str | datetime | None) -> str | None:
    return value.isoformat(sep=" ") if isinstance(value, datetime) else value
