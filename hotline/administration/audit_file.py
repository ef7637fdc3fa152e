"""Write a part of the audit as a marked spreadsheet, row by row."""

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook

from hotline.administration.audit_queries import Entry
from hotline.administration.rules.detail_words import Line
from hotline.reference.rules.calendar import SHANGHAI
from hotline.workorders.marked_book import head_cell, marked_sheet, text_cell, write_mark
from hotline.workorders.rules.export_mark import Mark

_COLUMNS = (
    *(("时间", 18), ("操作人", 26), ("操作", 20), ("对象类型", 12), ("对象", 22)),
    *(("变更", 60), ("说明", 60), ("关联编号", 38), ("事件编号", 12)),
)


def write_audit(path: Path, entries: Iterable[Entry], mark: Mark) -> int:
    """Write them; return how many."""
    book = Workbook(write_only=True)
    sheet = marked_sheet(book, "操作审计", mark, [width for _, width in _COLUMNS])
    sheet.freeze_panes = "A2"
    sheet.append([head_cell(sheet, title) for title, _ in _COLUMNS])
    count = 0
    for each in entries:
        event = each.event
        cells = (
            event.happened_at.astimezone(SHANGHAI).replace(tzinfo=None),
            event.actor_label,
            each.label,
            each.subject_label,
            each.subject_name,
            "\n".join(_changed(line) for line in each.lines if line.is_change),
            "\n".join(f"{line.label}：{line.new}" for line in each.lines if not line.is_change),
            str(event.correlation_id or ""),
            str(event.pk),
        )
        sheet.append([text_cell(sheet, cell) for cell in cells])
        count += 1
    write_mark(book, mark, count)
    book.save(path)
    return count


def _changed(line: Line) -> str:
    return f"{line.label}：{line.old} → {line.new}"
