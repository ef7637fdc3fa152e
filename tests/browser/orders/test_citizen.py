"""A citizen with a phone: say it, get a receipt, see where it stands; also without a network."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.orders.acts import PHOTO
from tests.browser.orders.office import PHONE, Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
EVENT = "小区东门的路灯坏了三天，晚上老人出门看不清路。"
PLACE = "海甸岛人民大道 58 号小区东门"
SHELL_KEPT = "() => navigator.serviceWorker.ready.then((one) => one.active !== null)"


async def _citizen(office: Office) -> Worker:
    context = await office.chromium.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport=PHONE, has_touch=True
    )
    return Worker(await context.new_page(), office.house.web_origin)


async def _on(citizen: Worker) -> None:
    await citizen.look()
    await citizen.click("next")


async def test_a_demand_is_written_offline_sent_once_and_followed(office: Office) -> None:
    citizen = await _citizen(office)
    await citizen.visit("/citizen", "我要反映")
    await citizen.page.wait_for_function(SHELL_KEPT, timeout=PATIENCE_MS)
    await citizen.click("go-submit")
    await citizen.click("next")
    await expect(citizen.page.get_by_role("alert")).to_contain_text("请写下发生了什么")
    await citizen.fill("event", EVENT)
    await _on(citizen)
    await citizen.fill("place", PLACE)
    await _on(citizen)
    await citizen.spot("photos").set_input_files(PHOTO)
    await expect(citizen.page.get_by_role("img")).to_be_visible(timeout=PATIENCE_MS)
    await _on(citizen)
    await expect(citizen.page.get_by_role("status")).not_to_contain_text(
        "正在", timeout=PATIENCE_MS
    )
    await _on(citizen)
    await citizen.fill("phone", "138 0013 8002")
    await citizen.page.get_by_text("保密", exact=True).click()
    await _on(citizen)
    await citizen.sees(EVENT)
    await _send_without_network(citizen)
    await _see(office, citizen)


async def _send_without_network(citizen: Worker) -> None:
    """The draft outlives the page, the page the network; what waited is sent by itself, once."""
    context = citizen.page.context
    await context.set_offline(True)
    await citizen.page.reload()
    await citizen.sees(EVENT)
    await _on(citizen)
    await expect(citizen.spot("held")).to_contain_text("联网后自动发送", timeout=PATIENCE_MS)
    await expect(citizen.spot("offline")).to_be_visible()
    await context.set_offline(False)
    number = citizen.spot("receipt-number")
    await expect(number).to_have_text(re.compile(r"^L\d"), timeout=PATIENCE_MS)
    await citizen.look()


async def _see(office: Office, citizen: Worker) -> None:
    """Number and code open the case on any other phone; it can be added to."""
    number = await citizen.spot("receipt-number").inner_text()
    code = await citizen.spot("receipt-code").inner_text()
    other = await _citizen(office)
    await other.go(f"/citizen?number={number}")
    await other.fill("track-code", code)
    await other.click("track-submit")
    await other.shows("track-holder", "12345 热线")
    await other.look()
    await other.click("act-add")
    await other.fill("act-text", "昨晚有人在那里摔了一跤。")
    await other.look()
    await other.click("act-confirm")
    await other.shows("done", "已交给热线")
    await other.sees("昨晚有人在那里摔了一跤。")
    await other.click("language")
    await other.shows("track-state", "Received")
    await expect(other.page.locator("html")).to_have_attribute("lang", "en")
