"""An administrator opens an account, gives it a role, reads the roles, and finds it all told."""

from uuid import uuid4

import pytest
from playwright.async_api import expect

from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]


async def test_an_account_is_opened_given_a_role_and_found_in_the_audit(office: Office) -> None:
    xu = await office.someone("administrator", "xu")
    username = f"fu_{uuid4().hex[:8]}"
    await xu.visit("/administration/people", "人员账号")
    await _open_account(xu, username)
    await _grant_reviewer(xu, username)
    await xu.page.get_by_role("link", name="这个账号的变更记录").click()
    await _find_it_told(xu)
    await xu.visit("/administration/roles?role=reviewer", "可看密级")
    await xu.press("对照表")
    await xu.sees("派单")
    await xu.look()


async def _open_account(xu: Worker, username: str) -> None:
    await xu.press("新建账号")
    dialog = xu.dialog("新建账号")
    await dialog.get_by_label("姓名").fill("符丽")
    await dialog.get_by_label("登录名").fill(username)
    await xu.pick(dialog.get_by_role("combobox", name="角色"), "热线员")
    await dialog.get_by_label("姓名").press("Enter")
    await xu.spot("password-once").wait_for(timeout=PATIENCE_MS)
    await xu.look()
    await xu.press("已记下")


async def _grant_reviewer(xu: Worker, username: str) -> None:
    await xu.fill("people-words", username)
    row = xu.spot("person-row")
    await expect(row).to_have_count(1, timeout=PATIENCE_MS)
    await row.get_by_role("button", name="符丽").press("Enter")
    panel = xu.spot("person-panel")
    await expect(panel).to_contain_text("待改密码", timeout=PATIENCE_MS)
    await xu.pick(panel.get_by_role("combobox", name="要授予的角色"), "审核员")
    await xu.press("授予", inside=panel)
    await expect(panel.get_by_role("button", name="收回审核员")).to_be_visible(timeout=PATIENCE_MS)
    await xu.look()


async def _find_it_told(xu: Worker) -> None:
    rows = xu.spot("audit-row")
    await expect(rows).to_have_count(2, timeout=PATIENCE_MS)
    await expect(rows.first).to_contain_text("授予角色")
    await expect(rows.first).to_contain_text("热线员、审核员")
    await rows.first.get_by_role("button", name="授予角色的详情").press("Enter")
    await xu.sees("事件编号")
    await xu.look()
