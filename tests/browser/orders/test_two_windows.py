"""The helper on the second screen: follows the form of the first, and keeps no line of its own."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.orders.acts import LAMPS, new_phone, new_place, register
from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
WIDTHS = (1280, 1440, 1920)
OVERFLOW = """() => [...document.querySelectorAll('[data-zone], [data-testid=help-zone]')]
  .filter((box) => box.scrollWidth > box.clientWidth + 1)
  .map((box) => box.dataset.zone ?? box.dataset.testid)"""


async def _detach(wang: Worker) -> Page:
    async with wang.page.context.expect_page() as opened:
        await wang.click("helper-detach")
    second = await opened.value
    await expect(second.get_by_test_id("help-zone")).to_be_visible(timeout=PATIENCE_MS)
    await expect(wang.spot("helper-out")).to_be_visible(timeout=PATIENCE_MS)
    return second


async def test_the_helper_moves_to_a_second_window_and_back(office: Office) -> None:
    wang = await office.someone("operator", "wang")
    phone, place = new_phone(), new_place()
    first = await register(wang, {**LAMPS, "place": place}, phone=phone)
    await wang.visit("/desk", "签入坐席")
    await wang.press("手工登记")
    await wang.fill("order-caller-phone", phone)
    for width in WIDTHS:
        await wang.page.set_viewport_size({"width": width, "height": 900})
        await expect(wang.spot("help-zone")).to_be_visible()
        assert await wang.page.evaluate(OVERFLOW) == []
    await wang.look()
    form = wang.page.locator("[data-zone=form]")
    narrow = await form.evaluate("(box) => box.clientWidth")
    second = await _detach(wang)
    assert await form.evaluate("(box) => box.clientWidth") > narrow
    asked: list[str] = []
    second.on("request", lambda request: asked.append(request.url))
    second.on("websocket", lambda socket: asked.append(socket.url))
    await wang.page.get_by_label("事发地点").fill(place)
    await wang.page.get_by_label("事件经过").fill(str(LAMPS["event"]))
    alike = second.get_by_test_id("help-body-alike")
    await expect(alike).to_contain_text(first, timeout=PATIENCE_MS)
    await expect(second.get_by_test_id("help-body-place")).to_contain_text(
        "此处及附近", timeout=PATIENCE_MS
    )
    await Worker(second, office.house.web_origin).look()
    assert asked == []
    await wang.page.reload()
    await expect(wang.spot("helper-out")).to_be_visible(timeout=PATIENCE_MS)
    await second.get_by_test_id(f"help-follow-{first}").click(timeout=PATIENCE_MS)
    await wang.sees(f"已记入工单 {first}")
    await second.close()
    await expect(wang.spot("help-zone")).to_be_visible(timeout=PATIENCE_MS)
