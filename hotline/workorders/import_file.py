"""Read a file of orders to import: lines of JSON, or the first sheet of a workbook."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hotline.core.sheets import SheetError, workbook_rows

MOST_BYTES = 200 * 1024 * 1024


class FileError(Exception):
    """The file as a whole cannot be read; says why in Chinese."""


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line as the file has it; ``fault`` when it is no line of ours at all."""

    position: int
    columns: dict[str, object]
    fault: str = ""


def read_file(path: Path) -> Iterator[RawLine]:
    """Yield the lines of a file, by its ending.

    Raises:
        FileError: it does not exist, is too large, or is of another kind.

    """
    if not path.is_file():
        msg = f"没有这个文件：{path}"
        raise FileError(msg)
    if path.stat().st_size > MOST_BYTES:
        msg = "文件超过 200 MB，请分开导入。"
        raise FileError(msg)
    readers = {".jsonl": _json_lines, ".xlsx": _sheet_lines}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        msg = "只认识 .jsonl 和 .xlsx 文件。"
        raise FileError(msg)
    return reader(path)


def _json_lines(path: Path) -> Iterator[RawLine]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for position, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                columns = json.loads(line)
            except (ValueError, RecursionError):
                yield RawLine(position, {"line": line.rstrip("\n")}, "不是一行 JSON。")
                continue
            if isinstance(columns, dict):
                yield RawLine(position, columns)
            else:
                yield RawLine(position, {"line": line.rstrip("\n")}, "不是一个 JSON 对象。")


def _sheet_lines(path: Path) -> Iterator[RawLine]:
    try:
        with path.open("rb") as file:
            for row in workbook_rows(file):
                yield RawLine(row.position, row.columns)
    except SheetError as error:
        raise FileError(str(error)) from error
