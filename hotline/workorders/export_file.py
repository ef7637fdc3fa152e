"""Write an export row by row: as a spreadsheet, or as lines of JSON. Memory does not grow."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from hotline.workorders.export_rows import Row
from hotline.workorders.marked_book import (
    head_cell,
    marked_sheet,
    text_cell,
    write_mark,
)
from hotline.workorders.rules.export_fields import FIELDS
from hotline.workorders.rules.export_mark import Mark

ORDERS_SHEET, FIELDS_SHEET = "工单", "字段说明"


def write_workbook(path: Path, rows: Iterable[Row], mark: Mark) -> int:
    """Write a spreadsheet with the orders, the meaning of each column, and the watermark.

    Return how many orders are in it. What looks like a formula is written as text.
    """
    book = Workbook(write_only=True)
    sheet = marked_sheet(book, ORDERS_SHEET, mark, [each.width for each in FIELDS])
    sheet.freeze_panes = "B2"
    sheet.append([head_cell(sheet, each.title) for each in FIELDS])
    count = 0
    for row in rows:
        sheet.append([text_cell(sheet, row.get(each.key)) for each in FIELDS])
        count += 1
    _write_fields(book, mark)
    write_mark(book, mark, count)
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


def _write_fields(book: Workbook, mark: Mark) -> None:
    sheet = marked_sheet(book, FIELDS_SHEET, mark, (18, 18, 70))
    sheet.append([head_cell(sheet, each) for each in ("列名", "代码", "含义")])
    for each in FIELDS:
        sheet.append([each.title, each.key, each.meaning])


def _plain(value: str | datetime | None) -> str | None:
    return value.isoformat(sep=" ") if isinstance(value, datetime) else value
