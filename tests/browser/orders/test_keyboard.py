"""An operator registers an ordinary call by keys alone; the draft outlives the browser."""

import pytest
from playwright.async_api import expect

from tests.browser.orders.acts import new_phone
from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
_COUNT_MOUSE = """
  window.mouseEvents = 0
  for (const kind of ['mousemove', 'mousedown'])
    addEventListener(kind, (event) => { if (event.isTrusted) window.mouseEvents += 1 }, true)
"""


async def _tab_to(worker: Worker, selector: str) -> None:
    for _ in range(80):
        await worker.page.keyboard.press("Tab")
        if await worker.page.evaluate(
            "(wanted) => document.activeElement?.closest(wanted) !== null", selector
        ):
            return
    raise LookupError(selector)


async def _at(worker: Worker, step: str) -> None:
    """Wait until the focus is in this field of the form."""
    focused = worker.page.locator(f'[data-step="{step}"] :focus')
    await expect(focused).to_have_count(1, timeout=PATIENCE_MS)


async def _open_form(worker: Worker) -> None:
    await worker.page.add_init_script(_COUNT_MOUSE)
    await worker.visit("/desk", "签入坐席")
    await _tab_to(worker, '[data-testid="order-manual"]')
    await worker.page.keyboard.press("Enter")
    await worker.sees("一事一单")


async def test_an_ordinary_call_needs_no_mouse_and_its_draft_no_browser(office: Office) -> None:
    wang = await office.someone("operator", "wang")
    await _open_form(wang)
    keys = wang.page.keyboard
    await _tab_to(wang, '[data-step="name"]')
    await keys.insert_text("陈静")
    await keys.press("Enter")
    await _at(wang, "phone")
    await keys.type(new_phone())
    await keys.press("Enter")
    await _at(wang, "topic")
    await keys.type("/zs")
    options = wang.page.get_by_role("option").locator("visible=true")
    await expect(options.first).to_contain_text("夜间生活噪声", timeout=PATIENCE_MS)
    await keys.press("Enter")
    await _at(wang, "place")
    await keys.type("hxdl")
    await keys.press("Enter")
    await _at(wang, "event")
    await expect(wang.page.get_by_label("事发地点")).to_have_value("海秀东路")
    await keys.type("11")
    await keys.press("Control+Enter")
    await wang.sees("还有空（＿＿）没有填")
    await keys.press("Tab")
    await keys.type("2")
    notice = wang.spot("draft-notice")
    await expect(notice).to_have_attribute("data-state", "saved", timeout=PATIENCE_MS)
    await wang.page.context.close()  # the computer goes off in mid-sentence

    again = await office.someone("operator", "wang")
    await again.page.add_init_script(_COUNT_MOUSE)
    await _open_form(again)
    await again.sees("未提交的草稿，请核对后继续")
    keys = again.page.keyboard
    event = again.page.get_by_label("事件经过")
    await expect(event).to_have_value(_STARTED, timeout=PATIENCE_MS)
    await again.look()
    await _tab_to(again, '[data-step="event"]')
    await keys.press("Control+Home")
    await keys.press("Tab")
    await keys.insert_text("楼下酒吧")
    await keys.press("Control+Enter")
    await again.sees("登记成功")
    assert await again.page.evaluate("window.mouseEvents") == 0
    number = await again.value_of("registered-number")
    order = await again.get(f"/work-orders/{number}")
    assert order["event"].startswith("每晚11点至2点，楼下酒吧")
    assert (order["area_code"], order["topic_code"]) == ("460108", "0202")
    assert await again.get("/order-drafts") == []


_STARTED = "每晚11点至2点，＿＿播放音乐、喧哗，声音很大，影响周边居民休息。"
