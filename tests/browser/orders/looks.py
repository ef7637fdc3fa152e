"""The pages that are looked at by day and night, and what may not be seen on any of them."""

import contextlib
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Page, ViewportSize
from playwright.async_api import TimeoutError as PlaywrightTimeout

from tests.browser.orders.office import Office, Worker
from tests.browser.screens import Screen

WALL = ViewportSize(width=1920, height=1080)
SETTLED_MS = 800
LOADED_MS = 20_000
LOADED = "() => !document.querySelector('.el-skeleton, [aria-busy=true]')"


@dataclass(frozen=True)
class Place:
    """A page, and who sees it; every page fits a telephone."""

    name: str
    path: str
    role: str = ""
    person: str = ""
    lesson: bool = False
    """Looked at in the lesson that a first visit offers, with its made-up orders and calls."""


ORDER = "order"
PLACES = (
    Place("sign-in", "/sign-in"),
    Place("citizen", "/citizen"),
    Place("citizen-answer", "/citizen/answers/{article}"),
    Place("gallery", "/gallery", "operator", "lin"),
    Place("desk", "/desk", "operator", "lin"),
    Place("desk-call", "/desk", "operator", "lin", lesson=True),
    Place("dispatch", "/dispatch", "dispatcher", "li"),
    Place(ORDER, "/orders/{number}", "dispatcher", "li"),
    Place("orders", "/orders", "dispatcher", "li"),
    Place("department", "/department", "handler", "zhao"),
    Place("reviews", "/reviews", "reviewer", "wu"),
    Place("follow-ups", "/follow-ups", "follow_up_operator", "zheng", lesson=True),
    Place("floor", "/floor", "team_leader", "zhou", lesson=True),
    Place("figures", "/figures", "team_leader", "zhou"),
    Place("flows", "/telephony/flows", "team_leader", "zhou"),
    Place("settings", "/telephony/settings", "team_leader", "zhou"),
    Place("knowledge", "/knowledge/{article}", "operator", "lin"),
    Place("knowledge-review", "/knowledge/work/review", "reviewer", "wu"),
    Place("knowledge-gaps", "/knowledge/work/gaps", "reviewer", "wu"),
    Place("recommender", "/routing/recommender", "dispatcher", "li"),
    Place("administration", "/administration", "administrator", "xu"),
)
FAULTS = """() => {
  const found = []
  const name = (each) => {
    const words = (each.textContent ?? '').trim().slice(0, 20)
    return `${each.tagName.toLowerCase()}.${each.className} “${words}”`
  }
  const isSeen = (each) =>
    each.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const page = document.scrollingElement
  if (page.scrollWidth > page.clientWidth + 1) {
    const sticksOut = (each) => each.getBoundingClientRect().right > page.clientWidth + 1
    const causes = [...document.querySelectorAll('body *')].filter(sticksOut).slice(-4).map(name)
    found.push(`${page.scrollWidth} px wide: ${causes.join(', ')}`)
  }
  const main = document.querySelector('main')
  if (main && main.scrollWidth > main.clientWidth + 1) {
    const edge = main.getBoundingClientRect().right + 1
    const sticksOut = (each) => each.getBoundingClientRect().right > edge
    const causes = [...main.querySelectorAll('*')].filter(sticksOut).slice(0, 3).map(name)
    found.push(`main ${main.scrollWidth} px wide: ${causes.join(', ')}`)
  }
  for (const each of document.querySelectorAll('button, .el-tag, .tag, [role=tab]')) {
    const isCut = each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1
    if (isCut && isSeen(each)) found.push(`cut off: ${name(each)}`)
  }
  if (document.documentElement.dataset.theme !== 'dark') return found
  for (const each of document.querySelectorAll('body, body *')) {
    const colour = getComputedStyle(each).backgroundColor.match(/[\\d.]+/g) ?? []
    const [red, green, blue, alpha = 1] = colour.map(Number)
    const box = each.getBoundingClientRect()
    const isWhite = Math.min(red, green, blue) > 225 && alpha > 0.5
    const isPatch = isWhite && box.width * box.height > 900
    if (isPatch && isSeen(each)) found.push(`white by night: ${name(each)}`)
  }
  return found
}"""
"""A page wider than its window, words cut off in buttons, and white patches by night."""


async def dress(screen: Screen, **chosen: str) -> None:
    """Choose theme, density and type as the menu would, from the next page on."""
    script = f"localStorage.setItem('hotline.appearance', JSON.stringify({chosen!r}))"
    await screen.page.add_init_script(script)


async def visitor(office: Office, place: Place, size: ViewportSize) -> Worker:
    """Let whom the page is for sit down at a window of this size."""
    if place.role:
        worker = await office.someone(place.role, place.person)
        await worker.page.set_viewport_size(size)
        return worker
    context = await office.chromium.new_context(locale="zh-CN", viewport=size)
    return Worker(await context.new_page(), office.house.web_origin)


async def settle(page: Page) -> None:
    """Wait until what a page fetches has been drawn; the gallery shows loading for ever."""
    await page.wait_for_load_state("load")
    await page.wait_for_timeout(SETTLED_MS)
    if not page.url.endswith("/gallery"):
        with contextlib.suppress(PlaywrightTimeout):  # a floor without telephones never loads
            await page.wait_for_function(LOADED, timeout=LOADED_MS)


async def faults_of_looks(page: Page) -> list[str]:
    """Return what is wrong with how the page looks, as far as a machine can tell."""
    found: list[Any] = await page.evaluate(FAULTS)
    return [f"{page.url}: {each}" for each in found]
