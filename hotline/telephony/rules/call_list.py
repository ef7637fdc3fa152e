"""Read the list of people a campaign calls (外呼名单): CSV with a line of headings."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from hotline.citizens.rules.numbers import normalize_number

MOST_LINES = 20_000
_HEADINGS = {
    "number": ("号码", "电话", "手机", "手机号", "联系电话", "number", "phone"),
    "reference": ("编号", "工单号", "依据", "reference"),
    "label": ("说明", "姓名", "称呼", "名称", "label"),
}
_REFERENCE, _LABEL = 64, 60


@dataclass(frozen=True, slots=True)
class Line:
    """One person to be called."""

    number: str
    reference: str
    label: str


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be called, and why (Chinese)."""

    line: int
    why: str


class UnreadableError(ValueError):
    """The file as a whole is no list; the text is Chinese."""


def read_list(content: bytes) -> tuple[list[Line], list[BadLine], int]:
    """Return the people, the bad lines, and how many lines repeat an earlier number.

    Raises:
        UnreadableError: no text, no column of numbers, or too many lines.

    """
    rows = list(csv.reader(_text(content).splitlines()))
    columns = _columns(rows)
    if len(rows) - 1 > MOST_LINES:
        msg = f"名单超过 {MOST_LINES} 行，请分批导入。"
        raise UnreadableError(msg)
    good: dict[str, Line] = {}
    bad: list[BadLine] = []
    repeated = 0
    for line, row in enumerate(rows[1:], start=2):
        if not any(each.strip() for each in row):
            continue
        cells = {name: _cell(row, at) for name, at in columns.items()}
        number = normalize_number(cells.get("number", ""))
        why = "".join(_faults(number, cells))
        if why:
            bad.append(BadLine(line, why))
        elif number in good:
            repeated += 1
        else:
            good[number] = Line(number, cells.get("reference", ""), cells.get("label", ""))
    return list(good.values()), bad, repeated


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    msg = "文件不是文本，请另存为 CSV（UTF-8 或 GBK）。"
    raise UnreadableError(msg)


def _columns(rows: list[list[str]]) -> dict[str, int]:
    heads = [each.strip().lower() for each in rows[0]] if rows else []
    found = {
        name: place
        for name, known in _HEADINGS.items()
        for place, head in enumerate(heads)
        if head in known
    }
    if "number" not in found:
        msg = "第一行应为表头，且必须有“号码”一列。"
        raise UnreadableError(msg)
    return found


def _cell(row: list[str], place: int) -> str:
    return row[place].strip().replace("\x00", "") if place < len(row) else ""


def _faults(number: str, cells: dict[str, str]) -> Iterator[str]:
    if not number:
        yield "号码不正确。" if cells.get("number") else "没有号码。"
    if len(cells.get("reference", "")) > _REFERENCE:
        yield f"编号超过 {_REFERENCE} 个字。"
    if len(cells.get("label", "")) > _LABEL:
        yield f"说明超过 {_LABEL} 个字。"
