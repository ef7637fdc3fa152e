"""Taking orders out of the house: a second person, once, marked, masked; opened again."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import time_machine

from hotline.accounts.visitor import Visitor
from hotline.core.models import Event
from hotline.workorders.actions.decide_export import decide_export
from hotline.workorders.actions.download_export import download_export
from hotline.workorders.actions.request_export import request_export
from hotline.workorders.errors import Incomplete, WrongRole
from hotline.workorders.export_file import write_lines
from hotline.workorders.list_errors import ExportClosed, ExportDecided, NoSuchExport, OwnExport
from hotline.workorders.models import ExportRequest
from hotline.workorders.rules.export_fields import FIELDS
from hotline.workorders.rules.exports import FREE_ROWS
from hotline.workorders.rules.search.filters import Filters
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.tests.orders import dispatched, registered
from hotline.workorders.trays import TrayName
from tests.cast import CHEN_JING, NOW, Cast, Door

REASON = "编制本周路灯类诉求专报。"
SOON = NOW + timedelta(minutes=30)


def ask(who: Visitor, tray: TrayName = "all", **filters: Any) -> ExportRequest:
    """Ask to export a list."""
    return request_export(tray=tray, filters=Filters(**filters), reason=REASON, by=who, now=SOON)


def take(request: ExportRequest, who: Visitor, path: Path) -> list[dict[str, Any]]:
    """Download, open again, return heading → cell of every row."""
    download_export(export_id=request.pk, path=path, by=who, now=SOON)
    return read(path.read_bytes())


def read(content: bytes) -> list[dict[str, Any]]:
    """Open a spreadsheet; return heading → cell of every row of its first sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    head, *rows = book["工单"].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_small_export_is_taken_at_once_and_holds_what_the_list_shows(
    cast: Cast, tmp_path: Path
) -> None:
    first, second = registered(cast), dispatched(cast)
    registered(cast, event="水管爆裂。", place="海甸岛", demand="请抢修水管。")
    request = ask(cast.li_qiang, text="路灯")
    assert (request.decision, request.row_count) == ("not_needed", 2)
    rows = take(request, cast.li_qiang, tmp_path / "out.xlsx")
    assert [row["工单编号"] for row in rows] == [second.number, first.number]
    assert [*rows[0]] == [each.title for each in FIELDS]
    assert rows[0]["承办单位"] == "市城市管理局"
    assert rows[1]["承办单位"] is None
    assert rows[1]["区划"] == "龙华区金贸街道"
    assert rows[1]["事件经过"] == first.event
    assert rows[1]["登记时间"] == (NOW + timedelta(hours=8)).replace(tzinfo=None)
    assert (rows[1]["诉求人"], rows[1]["联系电话"]) == ("陈*", "139****1234")
    kinds = Event.objects.filter(subject_type="export", subject_id=request.number)
    assert [each.kind for each in kinds.order_by("id")] == ["export.requested", "export.downloaded"]
    assert kinds.last().details["rows"] == 2  # type: ignore[union-attr]


def test_file_has_a_field_dictionary_and_says_on_every_page_who_took_it(
    cast: Cast, tmp_path: Path
) -> None:
    registered(cast)
    request = ask(cast.li_qiang)
    take(request, cast.li_qiang, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["工单", "字段说明", "导出说明"]
    for sheet in book:
        head, foot = sheet.oddHeader, sheet.oddFooter
        assert head is not None
        assert foot is not None
        for line in (head.center.text, foot.left.text):
            assert line is not None
            assert all(part in line for part in (request.number, "李强", "2026-11-24 18:30"[:10]))
    meanings = {row[0]: row[2] for row in book["字段说明"].iter_rows(values_only=True, min_row=2)}
    assert [*meanings] == [each.title for each in FIELDS]
    assert all(meanings.values())
    said = {str(label): text for label, text in book["导出说明"].iter_rows(values_only=True)}
    assert said["申请编号"] == request.number
    assert said["导出理由"] == REASON
    assert said["条数"] == "1"


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "@SUM(A1)", "#N/A", "-2", "=1+1\x0b"])
def test_text_that_looks_like_a_formula_stays_text(cast: Cast, tmp_path: Path, text: str) -> None:
    registered(cast, event=text)
    take(ask(cast.li_qiang), cast.li_qiang, tmp_path / "out.xlsx")
    column = [each.key for each in FIELDS].index("event") + 1
    cell = openpyxl.load_workbook(tmp_path / "out.xlsx")["工单"].cell(2, column)
    assert (cell.data_type, cell.value) == ("s", text.replace("\x0b", ""))


def test_personal_data_is_shown_by_role(cast: Cast, tmp_path: Path) -> None:
    event = "请联系 13812345678，身份证 460100199001011234。"
    open_order = dispatched(cast, event=event)
    hidden = dispatched(cast, caller=replace(CHEN_JING, is_confidential=True))
    leader = take(ask(cast.leader_zhou), cast.leader_zhou, tmp_path / "a.xlsx")
    ours = take(ask(cast.wu_qian), cast.wu_qian, tmp_path / "b.xlsx")
    theirs = take(ask(cast.zhao_min, "department_all"), cast.zhao_min, tmp_path / "c.xlsx")
    for rows in (leader, ours, theirs):
        assert [row["工单编号"] for row in rows] == [hidden.number, open_order.number]
    assert (leader[1]["诉求人"], leader[1]["联系电话"]) == ("陈静", "13907551234")
    assert leader[1]["事件经过"] == event
    for rows in (ours, theirs):
        assert (rows[1]["诉求人"], rows[1]["联系电话"]) == ("陈*", "139****1234")
        assert rows[1]["事件经过"] == "请联系 138****5678，身份证 460***********1234。"
    assert ours[0]["诉求人"] == "陈*"
    assert (theirs[0]["诉求人"], theirs[0]["联系电话"], theirs[0]["性别"]) == (
        "（保密）",
        None,
        None,
    )


def test_who_may_not_see_does_not_export(cast: Cast) -> None:
    registered(cast, secrecy=Secrecy.RESTRICTED)
    dispatched(cast)
    assert ask(cast.wu_qian).row_count == 1
    assert ask(cast.li_qiang).row_count == 2
    with pytest.raises(Incomplete):
        ask(cast.sun_wei, "department_all")


@pytest.fixture
def many(cast: Cast) -> Cast:
    """Have one order more than anybody may take alone."""
    for _ in range(FREE_ROWS + 1):
        registered(cast)
    return cast


def test_large_export_waits_for_another_person(many: Cast, tmp_path: Path) -> None:
    request = ask(many.leader_zhou)
    assert (request.decision, request.row_count) == ("awaiting", FREE_ROWS + 1)
    path = tmp_path / "out.xlsx"
    with pytest.raises(ExportClosed):
        download_export(export_id=request.pk, path=path, by=many.leader_zhou, now=SOON)
    with pytest.raises(OwnExport):
        _decide(request, many.leader_zhou)
    with pytest.raises(NoSuchExport):
        _decide(request, many.li_qiang)
    request = ask(many.li_qiang)
    with pytest.raises(WrongRole):
        _decide(request, many.li_qiang)
    with pytest.raises(Incomplete):
        _decide(request, many.leader_zhou, approve=False, comment=" ")
    _decide(request, many.leader_zhou)
    with pytest.raises(ExportDecided):
        _decide(request, many.leader_zhou, approve=False)
    with pytest.raises(WrongRole):
        download_export(export_id=request.pk, path=path, by=many.leader_zhou, now=SOON)
    rows = take(request, many.li_qiang, path)
    assert len({row["工单编号"] for row in rows}) == FREE_ROWS + 1
    with pytest.raises(ExportClosed):
        take(request, many.li_qiang, path)


def test_refused_and_old_exports_stay_inside(many: Cast, tmp_path: Path) -> None:
    refused, late = ask(many.li_qiang), ask(many.li_qiang)
    _decide(refused, many.leader_zhou, approve=False)
    _decide(late, many.leader_zhou)
    path = tmp_path / "out.xlsx"
    for request, now in ((refused, SOON), (late, SOON + timedelta(hours=24))):
        with pytest.raises(ExportClosed):
            download_export(export_id=request.pk, path=path, by=many.li_qiang, now=now)
    assert not Event.objects.filter(kind="export.downloaded").exists()


def _decide(
    request: ExportRequest, who: Visitor, *, approve: bool = True, comment: str = "同意。"
) -> None:
    decide_export(export_id=request.pk, approve=approve, comment=comment, by=who, now=SOON)


def test_orders_that_came_after_the_request_are_none_of_it(cast: Cast, tmp_path: Path) -> None:
    order = registered(cast)
    request = ask(cast.li_qiang)
    registered(cast, now=SOON + timedelta(minutes=1))
    rows = take(request, cast.li_qiang, tmp_path / "out.xlsx")
    assert [row["工单编号"] for row in rows] == [order.number]


def test_lines_of_json_hold_the_same(cast: Cast, tmp_path: Path) -> None:
    order = registered(cast)
    request = ask(cast.li_qiang)
    path = tmp_path / "out.jsonl"
    download_export(export_id=request.pk, path=path, by=cast.li_qiang, now=SOON, write=write_lines)
    (row,) = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert (row["number"], row["export"]) == (order.number, request.number)
    assert row["registered_at"] == "2026-11-24 10:00:00"
    assert set(row) == {each.key for each in FIELDS} | {"export"}


@pytest.mark.parametrize("reason", ["", "专报"])
def test_export_without_a_reason_or_without_rows_is_refused(cast: Cast, reason: str) -> None:
    registered(cast)
    with pytest.raises(Incomplete):
        request_export(tray="all", filters=Filters(), reason=reason, by=cast.li_qiang, now=SOON)
    with pytest.raises(Incomplete):
        ask(cast.li_qiang, text="水管")
    assert not ExportRequest.objects.exists()


@pytest.fixture
def half_past(frozen: time_machine.Traveller) -> Iterator[None]:
    """Stand half an hour after the orders were registered."""
    frozen.shift(1800)
    return iter((None,))


@pytest.mark.usefixtures("half_past")
def test_doors_for_four_visitors(many: Cast) -> None:
    body = {"tray": "all", "reason": REASON, "filters": {"urgency": "general"}}
    assert Door().post("/export-requests", body)[0] == 401
    assert Door(many.lin_admin).post("/export-requests", body)[0] == 403
    assert Door(many.sun_wei).post("/export-requests", body)[0] == 403, "not his list"
    owner, leader = Door(many.li_qiang), Door(many.leader_zhou)
    status, made = owner.post("/export-requests", body)
    assert (status, made["decision"], made["may_download"]) == (200, "awaiting", False)
    path = f"/export-requests/{made['id']}"
    assert Door(many.wu_qian).get("/export-requests")[1] == {"items": [], "awaiting": 0}
    assert owner.post(f"{path}/approve", {})[0] == 403
    assert owner.client.post(f"/api{path}/download").status_code == 410
    assert Door(many.sun_wei).client.post(f"/api{path}/download").status_code == 404
    assert Door().client.post(f"/api{path}/download").status_code == 401
    seen = leader.get("/export-requests")[1]
    assert (seen["awaiting"], seen["items"][0]["may_decide"]) == (1, True)
    assert leader.post(f"{path}/approve", {"comment": "同意。"})[0] == 200
    assert leader.client.post(f"/api{path}/download").status_code == 403
    answer = owner.client.post(f"/api{path}/download")
    assert answer.status_code == 200
    assert len(read(answer.getvalue())) == FREE_ROWS + 1
    assert owner.client.post(f"/api{path}/download").status_code == 410
    status, second = owner.post("/export-requests", body)
    assert leader.post(f"/export-requests/{second['id']}/refuse", {})[0] == 422
    refused = leader.post(f"/export-requests/{second['id']}/refuse", {"comment": "范围太大。"})[1]
    assert refused["decision_label"] == "未同意"
