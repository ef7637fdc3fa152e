"""A team leader looks after the channels and changes what citizens are told."""

import pytest
from playwright.async_api import expect

from tests.browser.orders.office import Office
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]


async def test_what_citizens_are_told_is_previewed_and_published(office: Office) -> None:
    zhou = await office.someone("team_leader", "zhou")
    await zhou.visit("/channels", "渠道状态")
    await zhou.sees("[sms.main]")
    await zhou.look()
    await zhou.visit("/channels/templates", "通知模板")
    await zhou.click("template-red_packet")
    await zhou.fill("template-text", "您的建议（{number}）已被采纳，奖励 {amount} 元已发放")
    await zhou.shows(
        "preview-text", "【海口12345】您的建议（HK202611280001）已被采纳，奖励 20.00 元"
    )
    await zhou.look()
    await zhou.click("template-publish")
    await zhou.press("发布", inside=zhou.page.get_by_role("dialog"))
    versions = zhou.spot("template-version")
    await expect(versions).to_have_count(2, timeout=PATIENCE_MS)
    await zhou.visit("/channels/sent", "发送记录")
    await zhou.look()
    await zhou.visit("/channels/cost", "费用计量")
    await zhou.shows("purse-day", "600.00 元")
    await zhou.look()
