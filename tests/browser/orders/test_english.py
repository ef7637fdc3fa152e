"""Whoever presses “English” works in English; only what people wrote stays Chinese."""

import pytest
from playwright.async_api import expect

from tests.browser.orders.acts import LAMPS, register
from tests.browser.orders.looks import faults_of_looks, settle
from tests.browser.orders.office import DESK, Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.browser]

STILL_CHINESE = r"""() => {
  const said = (each) => [each.ariaLabel, each.placeholder, each.textContent].join(' ').trim()
  const words = 'nav, h1, h2, h3, th, dt, label, [role=tab], main button, input'
  return [...document.querySelectorAll(words)]
    .filter((each) => each.checkVisibility() && !each.closest('[data-testid=tray-row]'))
    .map(said)
    .filter((text) => /[\u3400-\u9fff]/.test(text))
}"""
"""Headings, fields, buttons and tabs with a Chinese character, outside the rows of a list."""


async def test_english_is_one_press_away_and_stays(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    await register(lin, LAMPS)
    await lin.page.set_viewport_size(DESK)
    await lin.go("/orders")
    await lin.click("user-menu")
    await lin.click("language")
    await lin.sees("Order search")
    for path in ("/orders", "/desk"):
        await lin.go(path)
        await settle(lin.page)
        assert await lin.page.locator("html").get_attribute("lang") == "en"
        assert await lin.page.evaluate(STILL_CHINESE) == []
        assert await faults_of_looks(lin.page) == []

    guest = Worker(await lin.page.context.new_page(), lin.origin)
    await guest.page.context.clear_cookies(name="hotline_session")
    await guest.go("/sign-in")
    await guest.sees("Sign in to your workspace")
    await guest.click("language")
    heading = guest.page.get_by_role("heading", name="登录工作平台")
    await expect(heading).to_be_visible(timeout=PATIENCE_MS)
