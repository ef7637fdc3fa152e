"""A handler with a telephone in the hand: accept, write, photograph, reply, count."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.browser.orders.acts import LAMPS, PHOTO, dispatch, register
from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
PROCESS = "今日上午派员到现场检查路灯线路，依据《城市照明管理规定》第十四条更换了灯具。"
OUTCOME = "路灯已恢复照明"
CONTACT = "，并电话告知诉求人，诉求人表示满意。"
MOVED = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def _upright(worker: Worker) -> None:
    """Look with axe, and see that nothing hangs out at the side of the screen."""
    await worker.look()
    assert await worker.page.evaluate(MOVED) == 0


async def test_a_reply_is_written_on_a_phone_and_says_what_it_lacks(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    number = await register(lin, LAMPS)
    await dispatch(li, number, "zongzhi-zhifa")
    zhao = await office.someone("handler", "zhao", phone=True)
    await zhao.go("/department")
    await zhao.sees(number)
    await _upright(zhao)
    await zhao.open_order(number)
    await zhao.do("签收", "确认签收")
    await zhao.until_order("handling")
    await _ask(zhao, li, number)
    await _upright(zhao)
    dialog = await zhao.begin("提交办理结果")
    await _write(zhao, dialog)
    await _upright(zhao)
    await zhao.page.reload()
    dialog = await zhao.begin("提交办理结果")
    await expect(dialog.get_by_label("办理过程")).to_have_value(PROCESS)
    await expect(zhao.spot("reply-restored")).to_be_visible()
    await dialog.get_by_test_id("camera-input").set_input_files(PHOTO)
    await expect(dialog.get_by_text("已上传")).to_be_visible(timeout=PATIENCE_MS)
    await zhao.finish(dialog, "提交办理结果")
    await zhao.until_order("awaiting_review")


async def _ask(zhao: Worker, li: Worker, number: str) -> None:
    """Write to the hotline; the dispatcher finds it waiting."""
    await zhao.fill("thread-text", "请问是哪几盏灯不亮？")
    await zhao.click("thread-send")
    await expect(zhao.spot("order-thread")).to_contain_text("未读", timeout=PATIENCE_MS)
    await li.go("/pending?tray=messages")
    row = li.page.locator(f'[data-number="{number}"]')
    await expect(row).to_contain_text("请问是哪几盏灯不亮？", timeout=PATIENCE_MS)


async def _write(zhao: Worker, dialog: Locator) -> None:
    """Fill in what the check offers, and write until it is content."""
    summary = zhao.spot("reply-summary")
    await expect(summary).to_contain_text("还不能提交", timeout=PATIENCE_MS)
    await zhao.click("reply-mend-reply_staff")
    await zhao.click("reply-mend-reply_unit")
    await dialog.get_by_label("办理过程").fill(PROCESS)
    await dialog.get_by_label("办理结果").fill(OUTCOME)
    thin = dialog.locator('[data-code="reply_outcome"]')
    await expect(thin).to_contain_text("过于简单", timeout=PATIENCE_MS)
    await dialog.get_by_label("办理结果").fill(OUTCOME + CONTACT)
    await expect(summary).to_have_text(re.compile("可以提交$"), timeout=PATIENCE_MS)
    there = zhao.spot("reply-element-contact")
    await expect(there).to_have_attribute("data-there", "true")


async def test_a_department_opens_the_orders_behind_its_figures(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    number = await register(lin, LAMPS)
    await dispatch(li, number, "zongzhi-zhifa")
    zhao = await office.someone("handler", "zhao", phone=True)
    await zhao.go("/department/figures")
    await zhao.click("figure-unfinished")
    behind = zhao.page.get_by_role("dialog", name="还在办")
    await expect(behind.get_by_role("link", name=number)).to_be_visible(timeout=PATIENCE_MS)
    await _upright(zhao)
    await behind.get_by_role("link", name=number).click()
    await zhao.until_order("awaiting_acceptance")
