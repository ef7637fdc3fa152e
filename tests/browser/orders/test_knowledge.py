"""An article is written, reviewed by another, found with its passage, and spoken about."""

import pytest
from playwright.async_api import expect

from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
TITLE = "人行天桥电梯停用怎么报修"
TEXT = "请拨打 12345，写明天桥名称和停用时间。\n由责任单位派员检修，恢复前请走坡道。"


async def test_an_article_goes_from_the_editor_to_the_front_desk(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    await lin.visit("/knowledge", "选一条知识阅读")
    await _write(lin)
    wu = await office.someone("reviewer", "wu")
    await wu.visit("/knowledge/work/review", TITLE)
    await wu.click("review-publish")
    await wu.sees("没有待审核的知识")
    await lin.go("/knowledge")
    await lin.fill("knowledge-words", "天桥电梯")
    row = lin.spot("article-row").filter(has_text=TITLE)
    await expect(row).to_contain_text("今天确认", timeout=PATIENCE_MS)
    await row.click()
    await lin.shows("article-body", "恢复前请走坡道")
    await lin.look()
    await lin.click("feedback")
    await lin.fill("feedback-note", "没有写夜间怎么办")
    await lin.click("feedback-send")
    await lin.sees("已反馈给热线")
    await wu.visit("/knowledge/work/feedback", "没有写夜间怎么办")


async def _write(lin: Worker) -> None:
    await lin.click("knowledge-new")
    await lin.fill("article-title", TITLE)
    await lin.fill("article-text", TEXT)
    await lin.click("article-submit")
    await lin.sees("请至少填写一条来源")
    await lin.fill("article-sources", "市城市管理局书面答复")
    await lin.look()
    await lin.click("article-submit")
    await lin.sees("已提交，由他人审核后发布")
    await expect(lin.spot("draft-row")).to_contain_text("待审核", timeout=PATIENCE_MS)
