"""Read a file of orders to import: lines of JSON, or the first sheet of a workbook."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

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
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        msg = "这不是一个可以读取的 xlsx 文件。"
        raise FileError(msg) from error
    try:
        rows = book.worksheets[0].iter_rows(values_only=True)
        head = [str(each).strip() if each is not None else "" for each in next(rows, ())]
        for position, row in enumerate(rows, 2):
            columns: dict[str, object] = {
                name: value
                for name, value in zip(head, row, strict=False)
                if name or value is not None
            }
            if any(value not in (None, "") for value in columns.values()):
                yield RawLine(position, columns)
    finally:
        book.close()
