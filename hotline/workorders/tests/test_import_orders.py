"""Importing orders: every check of registering, every line accounted for, no order twice."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from hotline.workorders.actions.import_orders import Imported, import_orders
from hotline.workorders.import_file import FileError, RawLine, read_file
from hotline.workorders.models import Deadline, WorkOrder
from hotline.workorders.rules.import_columns import COLUMNS
from hotline.workorders.tests.orders import events_of
from tests.cast import NOW, Cast


def a_line(**changes: Any) -> dict[str, Any]:
    """Return one complete line."""
    usual = {
        "external_id": "A-1",
        "name": "陈静",
        "phone": "13907551234",
        "sex": "女",
        "appeal_type": "求助",
        "urgency": "一般",
        "topic_code": "0101",
        "area_code": "460106003",
        "place": "金贸中路 1 号",
        "event": "小区门口路灯连续三天不亮。",
        "demand": "请尽快检修路灯。",
        "event_time": "2026-11-23 20:15",
    }
    return usual | changes


def brought(cast: Cast, *lines: dict[str, Any], source: str = "旧系统") -> list[Imported]:
    """Import lines as 王芳."""
    raw = [RawLine(position, line) for position, line in enumerate(lines, 1)]
    return list(import_orders(raw, source=source, by=cast.wang_fang, now=NOW))


def test_line_becomes_an_order_like_any_other(cast: Cast) -> None:
    (made,) = brought(cast, a_line())
    order = WorkOrder.objects.get(number=made.number)
    assert (made.outcome, order.state) == ("registered", "awaiting_dispatch")
    assert (order.caller_name, order.caller_phone, order.caller_sex) == (
        *("陈静", "13907551234", "female"),
    )
    assert order.occurred_at is not None
    assert order.occurred_at.isoformat() == "2026-11-23T12:15:00+00:00"
    assert events_of(order) == ["workorder.registered"]
    assert Deadline.objects.filter(order=order, clock="dispatch").exists()


def test_same_external_number_makes_no_second_order(cast: Cast) -> None:
    first = brought(cast, a_line(), a_line(external_id="A-2"))
    again = brought(cast, a_line(), a_line(external_id="A-2"), a_line(external_id="A-3"))
    assert [each.outcome for each in again] == ["known", "known", "registered"]
    assert [each.number for each in again[:2]] == [each.number for each in first]
    (other,) = brought(cast, a_line(), source="另一系统")
    assert other.outcome == "registered"
    (changed,) = brought(cast, a_line(event="内容改了。"))
    assert (changed.outcome, "A-1" in changed.faults[0]) == ("refused", True)
    assert WorkOrder.objects.count() == 4


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"external_id": ""}, "外部编号"),
        ({"phone": ""}, "联系电话"),
        ({"phone": "没有"}, "联系电话"),
        ({"place": " "}, "事发地点"),
        ({"event": "长" * 20001}, "20000"),
        ({"appeal_type": "吐槽"}, "诉求类型"),
        ({"urgency": "特急"}, "紧急程度"),
        ({"topic_code": "9999"}, "事项"),
        ({"area_code": ""}, "区"),
        ({"event_time": "昨天"}, "事发时间"),
        ({"event_time": "2030-01-01"}, "事发时间"),
        ({"is_confidential": "也许"}, "要求保密"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_fault_is_said_in_chinese_and_the_other_lines_go_on(
    cast: Cast, changes: dict[str, Any], fault: str
) -> None:
    bad, good = brought(cast, a_line(**changes), a_line(external_id="B"))
    assert (bad.outcome, good.outcome) == ("refused", "registered")
    assert fault in "".join(bad.faults)
    assert WorkOrder.objects.count() == 1


def _workbook(path: Path, *lines: dict[str, Any]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*COLUMNS.values()])
    for line in lines:
        sheet.append([line.get(key) for key in COLUMNS])
    book.save(path)


def test_sheet_and_json_are_read_alike(cast: Cast, tmp_path: Path) -> None:
    lines = [a_line(phone=13907551234), a_line(external_id=2, is_confidential=True)]
    _workbook(tmp_path / "in.xlsx", *lines)
    text = "\n".join(json.dumps(each, ensure_ascii=False) for each in lines)
    (tmp_path / "in.jsonl").write_text(f"{text}\n\n", encoding="utf-8-sig")
    for name, outcome in (("in.xlsx", "registered"), ("in.jsonl", "known")):
        read = read_file(tmp_path / name)
        made = list(import_orders(read, source="x", by=cast.wang_fang, now=NOW))
        assert [each.outcome for each in made] == [outcome] * 2, name
    assert [each.is_confidential for each in WorkOrder.objects.order_by("id")] == [False, True]


@pytest.mark.parametrize(
    ("name", "content"),
    [("in.csv", b"a,b"), ("in.xlsx", b"PK\x03\x04 broken"), ("in.xlsx", b""), ("none.jsonl", None)],
)
def test_file_of_another_kind_is_refused_whole(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FileError):
        list(read_file(tmp_path / name))


@pytest.mark.usefixtures("cast")
def test_command_imports_lists_faults_and_loses_nothing(tmp_path: Path) -> None:
    path, said = tmp_path / "in.jsonl", StringIO()
    lines = [json.dumps(a_line()), "{broken", json.dumps(a_line(external_id="B", place=""))]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(CommandError, match="有 2 行未导入"):
        call_command("orders", "import", str(path), "--as", "wang_fang", stdout=said)
    assert "第 2 行：不是一行 JSON。" in said.getvalue()
    assert "第 3 行：请填写事发地点。" in said.getvalue()
    assert "已登记 1，以前已登记 0，未导入 2。" in said.getvalue()
    kept = (tmp_path / "in.未导入.jsonl").read_text(encoding="utf-8").splitlines()
    assert kept[0] == "{broken"
    assert json.loads(kept[1]) == a_line(external_id="B", place="")
    assert WorkOrder.objects.count() == 1
    with pytest.raises(CommandError, match="有 3 行未导入"):
        call_command("orders", "import", str(path), "--as", "zhao_min", stdout=StringIO())
    with pytest.raises(CommandError, match="没有账号"):
        call_command("orders", "import", str(path), "--as", "nobody")


def test_command_exports_what_was_imported(cast: Cast, tmp_path: Path) -> None:
    (made,) = brought(cast, a_line())
    path, said = tmp_path / "out.xlsx", StringIO()
    asked = ("orders", "export", str(path), "--as", "li_qiang")
    with pytest.raises(CommandError, match="导出用途"):
        call_command(*asked)
    call_command(
        *asked, "--reason", "核对导入的工单。", "--filters", '{"text": "路灯"}', stdout=said
    )
    assert "已导出 1 条" in said.getvalue()
    sheet = openpyxl.load_workbook(path)["工单"]
    assert sheet.cell(2, 1).value == made.number
    with pytest.raises(CommandError, match="jsonl"):
        call_command("orders", "export", "out.csv", "--as", "li_qiang")
