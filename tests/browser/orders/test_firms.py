"""A firm is registered and visited, a need becomes an order; its contact has a citizen's file."""

import pytest
from playwright.async_api import expect

from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
NUMBER = "13907554321"


async def test_a_need_told_at_a_visit_becomes_an_order(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    await lin.visit("/firms", "选择一家企业")
    await _register(lin)
    await lin.click("visit-plan")
    await lin.fill("visit-purpose", "了解用工和通关需求")
    await lin.click("visit-save")
    await lin.click("visit-report")
    await lin.fill("report-text", "企业反映跨境货车进港排队时间长，希望优化。")
    await lin.fill("report-needs", "希望增加跨境货车进港预约时段\n咨询总部企业认定的办理流程")
    await lin.click("report-save")
    needs = lin.spot("firm-need")
    await expect(needs).to_have_count(2, timeout=PATIENCE_MS)
    await needs.first.get_by_test_id("need-raise").click()
    await lin.pick(needs.first.get_by_role("combobox", name="事项"), "照明")
    await lin.click("need-save")
    await expect(needs.first).to_contain_text("待派单", timeout=PATIENCE_MS)
    await lin.look()
    zhou = await office.someone("team_leader", "zhou")
    await zhou.visit("/citizens", "按电话号码查找市民档案")
    await zhou.fill("citizen-number", NUMBER)
    await zhou.page.keyboard.press("Enter")
    await zhou.shows("citizen-file", "林经理")
    await zhou.click("care-hearing")
    await zhou.sees("已保存关怀标识")
    await zhou.look()
    await zhou.visit("/packets", "没有待审核的红包")


async def _register(lin: Worker) -> None:
    await lin.click("firm-add")
    dialog = lin.dialog("登记企业")
    await lin.fill("firm-name", "海口远航供应链有限公司")
    await lin.pick(dialog.get_by_role("combobox", name="所在区划"), "金贸")
    await lin.fill("firm-address", "金贸中路 1 号")
    await lin.fill("firm-contact", "林经理")
    await lin.fill("firm-phone", NUMBER)
    await lin.click("firm-save")
    await lin.shows("firm-file", "海口远航供应链有限公司")
