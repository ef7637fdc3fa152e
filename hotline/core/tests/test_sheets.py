"""Tables people upload: what is a damaged or crafted file is said, and never breaks."""

import io
import struct
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from hotline.core.sheets import SheetError, SheetRow, read_sheet

_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _packed(members: Mapping[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return kept.getvalue()


def _members() -> dict[str, bytes]:
    book = Workbook()
    book.worksheets[0].append(["编码", "名称"])
    book.worksheets[0].append(["0101", "路灯照明"])
    kept = io.BytesIO()
    book.save(kept)
    with ZipFile(kept) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_a_workbook_and_a_csv_read_the_same() -> None:
    wanted = [SheetRow(2, {"编码": "0101", "名称": "路灯照明"})]
    assert read_sheet("a.xlsx", _packed(_members())) == wanted
    assert read_sheet("a.csv", "编码,名称\n0101,路灯照明\n".encode("gb18030")) == wanted


@pytest.mark.parametrize(
    "changed",
    [
        {_SHEET: b"<worksheet><a"},
        {"xl/workbook.xml": b"<x"},
        {"xl/workbook.xml": f'<workbook xmlns="{_MAIN}"><sheets/></workbook>'.encode()},
        {
            _SHEET: f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1">'
            '<c r="A1" t="s"><v>99</v></c></row></sheetData></worksheet>'.encode()
        },
    ],
)
def test_a_damaged_workbook_is_said_to_be_one(changed: dict[str, bytes]) -> None:
    with pytest.raises(SheetError, match="不是一个可以读取的 xlsx"):
        read_sheet("a.xlsx", _packed(_members() | changed))


def test_a_workbook_that_lies_about_its_size_is_not_unpacked() -> None:
    large = _packed(_members() | {"xl/workbook.xml": b" " * 3_000_000})
    lie = large.replace(struct.pack("<I", 3_000_000), struct.pack("<I", 100))
    assert lie != large
    with pytest.raises(SheetError, match="不是一个可以读取的 xlsx"):
        read_sheet("a.xlsx", lie)
    with pytest.raises(SheetError, match="过大"):
        read_sheet("a.xlsx", _packed(_members() | {"large": b" " * 101 * 1024 * 1024}))
