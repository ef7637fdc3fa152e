"""More than fifty rows leave the house only after a second person agreed, and marked."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.async_api import Locator, expect

from tests.browser.orders.acts import LAMPS, new_place, register_many
from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
ROWS = 54
PURPOSE = "编制本周路灯类诉求专报"


async def test_a_kept_filter_is_used_again_and_its_rows_exported_with_consent(
    office: Office, tmp_path: Path
) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    zhou = await office.someone("team_leader", "zhou")
    place = new_place()
    await register_many(lin, {**LAMPS, "place": place}, ROWS)
    await _keep_filter(li, place)
    await _ask(li, place)
    await _agree(zhou)
    book = await _download(li, tmp_path)
    await li.look()
    _check(book, place)


def _rows(worker: Worker) -> Locator:
    return worker.spot("tray-row")


async def _keep_filter(li: Worker, place: str) -> None:
    """Narrow the list down, and keep what narrows it under a name."""
    await li.go("/orders")
    await li.page.get_by_label("搜索").fill(place)
    await expect(_rows(li).first).to_contain_text(place, timeout=PATIENCE_MS)
    await li.press("＋ 存为常用筛选")
    await li.page.get_by_label("常用筛选名称").fill(place[-12:])
    await li.press("保存")
    await li.sees("已保存常用筛选")
    await li.look()


async def _ask(li: Worker, place: str) -> None:
    """Use the kept filter on a fresh page, and ask for what it shows."""
    await li.go("/orders")
    await li.press(place[-12:])
    await expect(li.page.get_by_label("搜索")).to_have_value(place)
    await expect(_rows(li).first).to_contain_text(place, timeout=PATIENCE_MS)
    dialog = await _exports(li)
    await dialog.get_by_placeholder("导出用途").fill(PURPOSE)
    await li.press("申请导出", inside=dialog)
    await li.sees(f"共 {ROWS} 条，已提交申请")
    await expect(_request(dialog, "待审批")).to_have_count(1)
    await expect(li.button("下载", inside=dialog)).to_have_count(0)
    await li.look()


async def _exports(worker: Worker) -> Locator:
    await worker.page.get_by_role("button", name="导出").click(timeout=PATIENCE_MS)
    dialog = worker.dialog("导出工单")
    await dialog.get_by_placeholder("导出用途").wait_for(timeout=PATIENCE_MS)
    return dialog


def _request(dialog: Locator, decision: str) -> Locator:
    return dialog.get_by_role("listitem").filter(has_text=PURPOSE).filter(has_text=decision)


async def _agree(zhou: Worker) -> None:
    """Look at what somebody asks for, and agree to it."""
    await zhou.go("/orders")
    await expect(zhou.page.get_by_role("button", name="导出（待审批 1）")).to_be_visible()
    dialog = await _exports(zhou)
    request = _request(dialog, "待审批")
    await expect(request).to_contain_text(f"{ROWS} 条")
    await zhou.look()
    await zhou.press("同意", inside=request)
    await expect(_request(dialog, "已同意")).to_have_count(1, timeout=PATIENCE_MS)


async def _download(li: Worker, folder: Path) -> Workbook:
    await li.go("/orders")
    dialog = await _exports(li)
    async with li.page.expect_download() as taken:
        await li.press("下载", inside=_request(dialog, "已同意"))
    path = folder / "orders.xlsx"
    await (await taken.value).save_as(path)
    return load_workbook(path)


def _check(book: Workbook, place: str) -> None:
    """The rows asked for and no others, what each column means, and whose copy it is."""
    orders, fields, mark = (book[name] for name in ("工单", "字段说明", "导出说明"))
    titles, *rows = orders.iter_rows(values_only=True)
    assert len(rows) == ROWS
    assert {row[titles.index("事发地点")] for row in rows} == {place}
    meanings = {row[0] for row in fields.iter_rows(min_row=2, values_only=True)}
    assert meanings == set(titles)
    told = {str(label): str(text) for label, text in mark.iter_rows(values_only=True)}
    assert told["导出理由"] == PURPOSE
    assert told["条数"] == str(ROWS)
    assert "story-team-leader-zhou" in told["审批人"]
    for sheet in (orders, fields, mark):
        assert told["申请编号"] in str(sheet.oddHeader)
