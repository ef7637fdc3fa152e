"""An administrator keeps departments, topics, calendars and policies, and looks at the health."""

from uuid import uuid4

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]


async def test_reference_data_is_kept_and_the_health_is_shown(office: Office) -> None:
    xu = await office.someone("administrator", "xu")
    await _keep_a_department(xu)
    await _preview_an_import(xu)
    await _preview_holidays(xu)
    for path, words in (
        ("areas", "龙华区"),
        ("places", "来源与状态"),
        ("policies", "新增版本"),
        ("health", "怎么做"),
    ):
        await xu.visit(f"/administration/{path}", words)


async def _keep_a_department(xu: Worker) -> None:
    await xu.visit("/administration/departments", "市水务局")
    code = f"unit-{uuid4().hex[:6]}"
    await xu.click("department-new")
    await xu.fill("department-name", f"试验单位{code}")
    await xu.fill("department-short-name", code)
    await xu.fill("department-code", code)
    await xu.look()
    await xu.click("department-save")
    await xu.fill("department-search", code)
    row = xu.spot("department-row")
    await expect(row).to_have_count(1, timeout=PATIENCE_MS)
    await xu.press("停用", inside=row)
    await xu.fill("reason-note", "试验完毕")
    await xu.click("reason-confirm")
    await xu.sees("没有符合的单位")


async def _preview_an_import(xu: Worker) -> None:
    await xu.visit("/administration/topics", "新增大类")
    await xu.click("topic-import")
    content = "编码,名称\n97,试验大类\n9701,试验事项\n99999,错的\n".encode()
    file = FilePayload(name="topics.csv", mimeType="text/csv", buffer=content)
    await xu.spot("topic-file").set_input_files(file)
    await xu.sees("第 4 行")
    await xu.look()
    await expect(xu.spot("topic-carry-out")).to_be_disabled()


async def _preview_holidays(xu: Worker) -> None:
    await xu.visit("/administration/calendars", "加入")
    removed = xu.spot("day-remove").first
    if await removed.count():
        await removed.click()
        await xu.click("days-preview")
        await xu.spot("calendar-preview").wait_for(timeout=PATIENCE_MS)
        await xu.look()
    await xu.page.get_by_role("tab", name="每周时段").click()
    await xu.spot("calendar-card").first.wait_for(timeout=PATIENCE_MS)
    await xu.look()
