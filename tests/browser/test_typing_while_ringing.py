"""A ring may be seen and heard; it takes no key, no field and no place on the page."""

import asyncio
from itertools import cycle
from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.screens import OperatorScreen
from tests.telephony.on_engine import EngineStage
from tests.telephony.roster import DESKS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("call-pages"),
    pytest.mark.engine,
    pytest.mark.browser,
]
SEAT = str(DESKS[5])
KEYS = "the lamp at gate 2 jkls? is out "
"""With the letters and signs that are short cuts elsewhere."""
BEGUN = "路灯不亮，小区门口一片漆黑。"
"""A few lines less than the field holds: it grows by typing, and its counter by a digit."""
EVERY_SECONDS = 0.03
MOST_KEYS = 1500

WATCH = """() => {
  window.moved = []
  window.left = []
  const name = (node) => node?.closest?.('[data-testid]')?.dataset.testid ?? node?.className ?? ''
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) {
      window.moved.push(shift.sources.map(({ node }) => String(name(node))))
    }
  }).observe({ type: 'layout-shift', buffered: false })
  document.activeElement.addEventListener('blur', (event) => {
    window.left.push(String(name(event.relatedTarget)))
  })
}"""


async def _type_until(screen: OperatorScreen, is_over: asyncio.Event) -> str:
    """Type without a pause until told that it is over; return what stands there at the end.

    A line that is full is taken back: the field keeps its height.
    """
    typed = ""
    for count, key in enumerate(cycle(KEYS), 1):
        await screen.page.keyboard.type(key)
        typed += key
        if is_over.is_set() or count == MOST_KEYS:
            return typed
        if len(typed) == len(KEYS):
            for _ in KEYS:
                await screen.page.keyboard.press("Backspace")
            typed = ""
        await asyncio.sleep(EVERY_SECONDS)
    raise AssertionError


async def _seen(screen: OperatorScreen) -> dict[str, Any]:
    what = "() => ({ moved: window.moved, left: window.left })"
    found: dict[str, Any] = await screen.page.evaluate(what)
    return found


async def test_a_ring_takes_no_key_and_moves_nothing(engine_stage: EngineStage) -> None:
    stage = engine_stage
    screen = OperatorScreen(await stage.new_page(), stage.house.web_origin)
    await screen.sign_in(stage.house.person("operator", f"wang-{SEAT}"))
    await screen.check_in(SEAT)
    await screen.become_ready()
    await screen.click("order-manual")
    field = screen.page.get_by_label("事件经过")
    await field.fill(BEGUN)  # the counters and lines a form of many words has are there
    await screen.page.wait_for_timeout(1500)
    await field.press("End")
    await screen.page.evaluate(WATCH)
    is_over = asyncio.Event()
    typing = asyncio.create_task(_type_until(screen, is_over))
    line = await stage.call_in(caller="13876540088", dialled="12345", tone=440)
    await screen.until_phase("offered")
    await screen.shows("screen-pop-phone", "0088")
    await screen.until_phase("none")
    is_over.set()
    typed = await typing
    line.hang_up()
    await line.until_over()
    await expect(field).to_be_focused()
    assert await field.input_value() == BEGUN + typed
    assert await _seen(screen) == {"moved": [], "left": []}
    await screen.leave()
