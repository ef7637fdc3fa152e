"""Read the rows of a small table a person uploads: the first sheet of a workbook, or CSV."""

import csv
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile, ZipInfo

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MOST_BYTES = 5 * 1024 * 1024
_MOST_UNPACKED = 20 * MOST_BYTES
_PIECE = 64 * 1024
_WRONG = (
    *(BadZipFile, zlib.error, InvalidFileException, ParseError),
    *(KeyError, IndexError, TypeError, ValueError, OSError, EOFError),
)
"""What a workbook raises that is none, or a damaged one."""
_BROKEN = "这不是一个可以读取的 xlsx 文件。"


class SheetError(Exception):
    """The file as a whole cannot be read; says why in Chinese."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row by the names of its columns; ``position`` is the line a person sees."""

    position: int
    columns: dict[str, object]


def read_sheet(name: str, content: bytes) -> list[SheetRow]:
    """Return the rows that hold anything.

    Raises:
        SheetError: it is too large, of another kind, or broken.

    """
    if len(content) > MOST_BYTES:
        msg = f"文件超过 {MOST_BYTES // 1024 // 1024} MB。"
        raise SheetError(msg)
    ending = name.lower().rpartition(".")[2]
    if ending == "csv":
        return list(_csv_rows(content))
    if ending == "xlsx":
        _refuse_bomb(content)
        return list(workbook_rows(io.BytesIO(content)))
    msg = "只认识 .xlsx 和 .csv 文件。"
    raise SheetError(msg)


def workbook_rows(file: IO[bytes]) -> Iterator[SheetRow]:
    """Yield the rows of a workbook's first sheet that hold anything; its first row names columns.

    Raises:
        SheetError: it is no workbook.

    """
    try:
        yield from _rows_of(file)
    except _WRONG as error:
        raise SheetError(_BROKEN) from error


def _rows_of(file: IO[bytes]) -> Iterator[SheetRow]:
    book = load_workbook(file, read_only=True, data_only=True)
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
                yield SheetRow(position, columns)
    finally:
        book.close()


def _csv_rows(content: bytes) -> Iterator[SheetRow]:
    """Yield rows of CSV in UTF-8, or as Excel writes it in China."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        for row in rows:
            columns: dict[str, object] = {
                (name or "").strip(): value for name, value in row.items() if name is not None
            }
            if any(columns.values()):
                yield SheetRow(rows.line_num, columns)
    except csv.Error as error:
        msg = "这不是一个可以读取的 csv 文件。"
        raise SheetError(msg) from error


def _refuse_bomb(content: bytes) -> None:
    """Refuse a workbook that unpacks to far more than it is, or to other than it says.

    It is unpacked by small pieces: the sizes it states may be lies.
    """
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
            if sum(each.file_size for each in members) > _MOST_UNPACKED:
                msg = "文件解压后过大。"
                raise SheetError(msg)
            for each in members:
                _unpack(packed, each)
    except (*_WRONG, NotImplementedError, RuntimeError) as error:
        raise SheetError(_BROKEN) from error


def _unpack(packed: ZipFile, member: ZipInfo) -> None:
    with packed.open(member) as file:
        while file.read(_PIECE):
            pass
