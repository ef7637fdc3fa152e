"""A lesson on a page: begun as a first visit offers it, up to where there is most to see."""

from playwright.async_api import expect

from tests.browser.orders.looks import settle
from tests.browser.orders.office import Worker
from tests.browser.screens import PATIENCE_MS


async def begin_lesson(worker: Worker) -> None:
    """Begin the lesson of the page, and leave its walk for its practice data."""
    await worker.click("tour-begin")
    await leave_walk(worker)
    await expect(worker.spot("practice-strip")).to_be_visible(timeout=PATIENCE_MS)


async def leave_walk(worker: Worker) -> None:
    """Close the guide once it has found what it points at."""
    text = worker.spot("tour-text").locator("visible=true")
    await expect(text).to_be_visible(timeout=PATIENCE_MS)
    await worker.page.keyboard.press("Escape")
    await expect(text).to_have_count(0, timeout=PATIENCE_MS)


async def take_practice_call(worker: Worker) -> None:
    """Check in at the lesson's seat, become ready and answer by keys alone."""
    await worker.click("seat-check-in")
    await leave_walk(worker)
    await worker.click("state-ready")
    panel = worker.spot("call-panel")
    await expect(panel).to_have_attribute("data-phase", "offered", timeout=PATIENCE_MS)
    await worker.page.keyboard.press("F2")
    await expect(panel).to_have_attribute("data-phase", "talking", timeout=PATIENCE_MS)


async def take_lesson(worker: Worker) -> None:
    """Begin the lesson and go to where the page shows most."""
    await begin_lesson(worker)
    if worker.page.url.endswith("/desk"):
        await take_practice_call(worker)
    rows = worker.spot("tray-row")
    if worker.page.url.endswith("/follow-ups"):
        await rows.first.click(timeout=PATIENCE_MS)
    await settle(worker.page)
