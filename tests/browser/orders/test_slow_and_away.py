"""A line like that of a village, and a server killed while an order is sent: it is kept once."""

import asyncio
import signal

import pytest
from playwright.async_api import expect

from tests.browser.orders.acts import LAMPS
from tests.browser.orders.forms import fill_form, open_form
from tests.browser.orders.office import Office
from tests.browser.screens import PATIENCE_MS
from tests.browser.web import start_web

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 20_000}
STREET_LAMPS = {"topic": "路灯", "event": LAMPS["event"], "demand": LAMPS["demand"]}


async def test_a_form_outlives_a_slow_line_and_a_server_that_restarts(office: Office) -> None:
    wang = await open_form(office)
    line = await wang.page.context.new_cdp_session(wang.page)
    await line.send("Network.enable")
    await line.send("Network.emulateNetworkConditions", SLOW)
    phone, _ = await fill_form(wang, **STREET_LAMPS)
    web = next(each for each in office.house.processes if each.name == "web")
    web.stop(signal.SIGKILL)
    office.house.processes.remove(web)
    await wang.button("提交派单").dblclick()
    banner = wang.spot("connection-banner")
    await expect(banner).to_contain_text("1 份登记待恢复后自动提交一次", timeout=PATIENCE_MS)
    await expect(wang.page.get_by_label("事件经过")).to_have_value(str(LAMPS["event"]))
    await asyncio.to_thread(start_web, office.house)
    await wang.sees("登记成功")
    number = await wang.value_of("registered-number")
    found = await wang.get(f"/work-orders?tray=mine&q={phone}")
    assert [each["number"] for each in found["items"]] == [number]
