"""What was exported can be imported elsewhere, and exported from there again, the same."""

import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.core.models import Event
from hotline.core.text import clean_text
from hotline.workorders.actions.download_export import download_export
from hotline.workorders.actions.import_orders import Imported, import_orders
from hotline.workorders.actions.request_export import request_export
from hotline.workorders.export_file import write_lines, write_workbook
from hotline.workorders.import_file import RawLine, read_file
from hotline.workorders.models import Deadline, Registration, WorkOrder
from hotline.workorders.rules.export_mark import Mark
from hotline.workorders.rules.import_columns import texts_of
from hotline.workorders.rules.search.filters import Filters
from hotline.workorders.tests.test_import_orders import a_line
from tests.cast import NOW, Cast

WRITERS = {".jsonl": write_lines, ".xlsx": write_workbook}
MARK = Mark(
    number="1", asked_by="周班长", reason="移交。", decided_by="", taken_at="2026-11-24 10:00"
)
LINES = (
    a_line(external_id="OLD-3", channel="微信", registered_at="2026-11-23 20:25:09"),
    a_line(
        external_id="OLD-1",
        channel="网站",
        registered_at="2025-09-30 23:59:59",
        urgency="紧急",
        event_time="2025-09-30 08:00",
    ),
    a_line(
        external_id="OLD-2",
        channel="来信",
        registered_at="2025-09-30 23:59:59",
        name="（匿名）",
        sex="",
        event="=1+1\n尊敬的领导：\n  灯不亮😀。",
        demand="#请修\t灯",
        event_time="",
    ),
    a_line(external_id="OLD-4", is_confidential="是", secrecy="confidential", event_time=""),
    a_line(
        external_id="OLD-5",
        appeal_type="投诉",
        registered_at="2026-11-20 09:00",
        state="已结案",
        closing="直接答复",
        closed_at="2026-11-20 09:12",
        direct_answer="已告知办理流程。",
        direct_answer_reason="已有统一口径，市民认可。",
        event_time="",
    ),
)


def brought(cast: Cast, lines: list[RawLine], source: str = "旧系统") -> list[Imported]:
    return list(import_orders(lines, source=source, by=cast.wang_fang, now=NOW))


def from_afar(cast: Cast, *lines: dict[str, Any]) -> list[Imported]:
    return brought(cast, [RawLine(at, line) for at, line in enumerate(lines, 1)])


def taken(cast: Cast, path: Path) -> list[Any]:
    """Export everything as the team leader; return the rows of the file."""
    soon = NOW + timedelta(hours=1)
    ask = request_export(
        tray="all", filters=Filters(), reason="移交另一平台。", by=cast.leader_zhou, now=soon
    )
    write = WRITERS[path.suffix]
    download_export(export_id=ask.pk, path=path, by=cast.leader_zhou, now=soon, write=write)
    if path.suffix == ".xlsx":
        return list(openpyxl.load_workbook(path)["工单"].iter_rows(values_only=True))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [{name: text for name, text in row.items() if name != "export"} for row in rows]


def an_empty_platform() -> None:
    """Forget every order, as if this were another installation of the same city."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE workorders_registration, workorders_numbercounter CASCADE")


@pytest.mark.parametrize("kind", WRITERS)
def test_export_import_export_is_the_same(cast: Cast, tmp_path: Path, kind: str) -> None:
    made = from_afar(cast, *LINES)
    assert [each.faults for each in made] == [[]] * len(LINES)
    first = taken(cast, tmp_path / f"first{kind}")
    an_empty_platform()
    again = brought(cast, list(read_file(tmp_path / f"first{kind}")))
    assert [each.faults for each in again] == [[]] * len(LINES)
    assert {each.outcome for each in again} == {"registered"}
    assert taken(cast, tmp_path / f"second{kind}") == first
    assert len(first) == len(LINES) + (kind == ".xlsx")
    once_more = brought(cast, list(read_file(tmp_path / f"second{kind}")))
    assert {each.outcome for each in once_more} == {"known"}


def test_imported_order_keeps_its_channel_number_and_time(cast: Cast) -> None:
    made = {each.number: each for each in from_afar(cast, *LINES)}
    orders = {each.registration.external_id: each for each in WorkOrder.objects.all()}
    assert set(made) == {each.number for each in orders.values()}
    wechat = orders["OLD-3"]
    assert wechat.channel == "wechat"
    assert wechat.registered_at == datetime(2026, 11, 23, 12, 25, 9, tzinfo=UTC)
    assert wechat.number == "20261123000001"
    assert [orders[each].number for each in ("OLD-1", "OLD-2")] == [
        "20250930000001",
        "20250930000002",
    ]
    clock = Deadline.objects.get(order=wechat, clock="dispatch")
    assert (clock.started_at, clock.ends_at) == (
        wechat.registered_at,
        wechat.registered_at + timedelta(minutes=15),
    )
    event = Event.objects.get(subject_id=wechat.number, kind="workorder.registered")
    assert event.happened_at == wechat.registered_at
    assert event.recorded_at > event.happened_at
    assert (event.details["source"], event.details["external_id"]) == ("旧系统", "OLD-3")
    assert "导入自旧系统，外部编号 OLD-3" in event.details["note"]
    assert orders["OLD-4"].registered_at == NOW


def test_order_answered_elsewhere_arrives_closed(cast: Cast) -> None:
    from_afar(cast, *LINES)
    order = Registration.objects.get(external_id="OLD-5").orders.get()
    assert (order.state, order.closing) == ("closed", "answered_directly")
    assert order.closed_at == datetime(2026, 11, 20, 1, 12, tzinfo=UTC)
    assert not Deadline.objects.filter(order=order, stopped_at__isnull=True).exists()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"registered_at": "2026-11-24 10:06"}, "登记时间不能晚于现在"),
        ({"registered_at": "1990-01-01"}, "登记时间过早"),
        ({"registered_at": "上周"}, "登记时间“上周”格式不对"),
        ({"registered_at": "2026-11-22", "event_time": "2026-11-23"}, "事发时间不能晚于登记时间"),
        ({"registered_at": "2019-06-01", "event_time": ""}, "没有在 2019-06-01 生效的"),
        ({"channel": "飞鸽"}, "渠道“飞鸽”"),
        ({"state": "办理中"}, "状态为“办理中”的工单不能导入"),
        ({"state": "已结案", "closing": "回访确认已解决"}, "不能导入"),
        ({"state": "已结案", "closing": "直接答复", "direct_answer": ""}, "答复"),
        ({"phone": "139****1234"}, "脱敏"),
        ({"desk_answers": "[1]"}, "专席表单应是"),
        ({"external_id": "长" * 61}, "外部编号超过 60 个字"),
    ],
)
def test_what_cannot_be_imported_is_refused_whole(
    cast: Cast, changes: dict[str, Any], fault: str
) -> None:
    (made,) = from_afar(cast, a_line(**changes))
    assert made.outcome == "refused"
    assert fault in "".join(made.faults)
    assert not WorkOrder.objects.exists()


def test_number_stands_for_a_missing_external_number(cast: Cast) -> None:
    line = a_line(external_id="", number="20240105000017", registered_at="2024-01-05")
    from_afar(cast, line | {"event_time": ""})
    order = WorkOrder.objects.get()
    assert order.registration.external_id == "20240105000017"
    assert order.number == "20240105000001"


@settings(max_examples=60, deadline=None)
@given(st.text().map(lambda text: str(clean_text(text))))
def test_every_text_survives_both_files(text: str) -> None:
    for ending, write in WRITERS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"out{ending}"
            write(path, [{"event": text, "number": "1"}], MARK)
            (line,) = read_file(path)
            assert texts_of(line.columns)[0]["event"] == text
