"""What the measured desk feels like: asked of the page itself, in Debian's Chromium."""

import asyncio
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Page

from bench.keystrokes import Hands, write_wording
from tests.browser import screens
from tests.browser.screens import OperatorScreen

WATCH = """() => {
  const Real = window.WebSocket
  const seen = { sockets: 0, most: 0, heard: 0, delays: [], ready: 0, long: [] }
  window.vitals = seen
  window.WebSocket = class extends Real {
    constructor(...words) {
      super(...words)
      seen.sockets += 1
      seen.most = Math.max(seen.most, seen.sockets)
      this.addEventListener('close', () => (seen.sockets -= 1))
      this.addEventListener('message', () => (seen.heard += 1))
    }
  }
  addEventListener('keydown', (event) => {
    if (event.isTrusted) seen.delays.push(performance.now() - event.timeStamp)
  }, true)
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.long.push([startTime, duration])
  }).observe({ type: 'longtask', buffered: true })
  const USABLE = '[data-testid=seat-check-in]:not([disabled]), [data-testid=my-seat]'
  const look = () => {
    if (seen.ready || !document.querySelector(USABLE)) return
    seen.ready = -1
    requestAnimationFrame(() => (seen.ready = performance.now()))
  }
  new MutationObserver(look).observe(document, {
    childList: true, subtree: true, attributes: true,
  })
}"""
INTERACTIVE = """() => {
  const { ready, long } = window.vitals
  return long.filter(([start]) => start < ready + 500)
    .reduce((latest, [start, took]) => Math.max(latest, start + took), ready)
}"""
"""Drawn, usable, and no long task under way or about to begin."""
QUIET_MS = 800


@dataclass(frozen=True)
class Weight:
    """What the page holds after its garbage was collected."""

    heap: float
    nodes: float
    listeners: float


async def interactive_seconds(page: Page) -> float:
    """Return when the page just opened could be used."""
    await page.wait_for_function("() => window.vitals.ready > 0", timeout=screens.PATIENCE_MS)
    await page.wait_for_timeout(QUIET_MS)
    return float(await page.evaluate(INTERACTIVE)) / 1000


async def weigh(page: Page) -> Weight:
    """Collect garbage twice and read the page's own counters."""
    session = await page.context.new_cdp_session(page)
    await session.send("Performance.enable")
    for _ in range(2):
        await session.send("HeapProfiler.collectGarbage")
        await asyncio.sleep(0.2)
    answer: dict[str, Any] = await session.send("Performance.getMetrics")
    found = {each["name"]: each["value"] for each in answer["metrics"]}
    await session.detach()
    return Weight(found["JSHeapUsedSize"], found["Nodes"], found["JSEventListeners"])


async def write_order(screen: OperatorScreen) -> None:
    """Write an ordinary order by keys into the form of the call, as ``bench.keystrokes`` does."""
    # A locator keeps no hold on what it found, as an element's handle does in the page.
    name = screen.page.locator("[data-step=name] input").first
    await name.wait_for(timeout=screens.PATIENCE_MS)
    await name.focus()
    hands = Hands(screen.page)
    await write_wording(hands)
    await hands.press("Control+Enter")
    await screen.value_of("registered-number")


async def type_for(screen: OperatorScreen, seconds: float) -> list[float]:
    """Type into the open form as an operator does; return the delay of every key, in seconds."""
    page = screen.page
    await page.evaluate("() => (window.vitals.delays = [])")
    await (
        screen.spot("order-event")
        .locator("textarea, input")
        .or_(screen.spot("order-event"))
        .first.focus()
    )
    until = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < until:
        await page.keyboard.type("mei wan hen chao ", delay=90)
    delays: list[float] = await page.evaluate("() => window.vitals.delays")
    return [each / 1000 for each in delays]
