"""A robot operator (热线员) in a real browser with a microphone that plays a tone."""

import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import Self

from playwright.async_api import Browser, Locator, Page, Playwright, async_playwright, expect

from runtime.demo.stage import ShowError
from runtime.phone.sound import tone, write_wav

MICROPHONE_HERTZ = 1000
PATIENCE = 15_000
"""Milliseconds."""
FLAGS = (
    "--no-sandbox",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-dev-shm-usage",
)


class Operator:
    """Use as ``async with``; afterwards the browser and its files are gone."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._stack = contextlib.AsyncExitStack()
        self._page: Page | None = None
        self.errors: list[str] = []

    async def __aenter__(self) -> Self:
        """Start the browser.

        Raises:
            ShowError: there is none.

        """
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if program is None:
            msg = "没有 chromium，请安装：apt-get install chromium"
            raise ShowError(msg)
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="hotline-")))
        microphone = folder / "microphone.wav"
        write_wav(microphone, tone(MICROPHONE_HERTZ, seconds=10))
        driver: Playwright = await self._stack.enter_async_context(async_playwright())
        browser: Browser = await driver.chromium.launch(
            executable_path=program,
            args=[*FLAGS, f"--use-file-for-fake-audio-capture={microphone}"],
        )
        self._stack.push_async_callback(browser.close)
        context = await browser.new_context(locale="zh-CN", permissions=["microphone"])
        context.set_default_timeout(PATIENCE)
        self._page = await context.new_page()
        self._page.on("pageerror", lambda error: self.errors.append(str(error)))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    @property
    def page(self) -> Page:
        """The page, while the browser runs.

        Raises:
            ShowError: it does not.

        """
        if self._page is None:
            msg = "浏览器没有启动"
            raise ShowError(msg)
        return self._page

    def part(self, name: str) -> Locator:
        """Find a part of the page by the name its developers gave it."""
        return self.page.get_by_test_id(name)

    async def click(self, name: str) -> None:
        """Press a button."""
        await self.part(name).first.click()

    async def fill(self, name: str, text: str) -> None:
        """Type into a field, whether the name is on the field or around it."""
        field = self.part(name).first
        inner = field.locator("input, textarea")
        await (inner.first if await inner.count() else field).fill(text)

    async def choose(self, name: str, wish: str = "") -> str:
        """Open a list, narrow it by typing, take the first entry; return its text."""
        await self.part(name).first.click()
        if wish:
            await self.page.keyboard.type(wish)
        entries = self.page.locator(".el-select-dropdown__item:visible:not(.is-disabled)")
        entry = entries.filter(has_text=wish).first if wish else entries.first
        await expect(entry).to_be_visible(timeout=PATIENCE)
        text = (await entry.inner_text()).split("\n")[0]
        await entry.click()
        # The next list must not be mistaken for this one, which fades away slowly.
        await expect(self.page.locator(".el-select-dropdown:visible")).to_have_count(0)
        return text

    async def wait_for(self, name: str) -> Locator:
        """Wait until a part shows."""
        await expect(self.part(name).first).to_be_visible(timeout=PATIENCE)
        return self.part(name).first

    async def wait_until_gone(self, name: str) -> None:
        """Wait until no such part shows."""
        await expect(self.part(name)).to_have_count(0, timeout=PATIENCE)

    async def wait_for_phase(self, phase: str) -> str:
        """Wait until the telephone shows a phase of a call; return the call's id."""
        panel = self.part("call-panel").first
        await expect(panel).to_have_attribute("data-phase", phase, timeout=PATIENCE)
        return await panel.get_attribute("data-call-id") or ""

    async def open(self, path: str) -> None:
        """Go to a page."""
        await self.page.goto(self._address + path)

    async def sign_in(self, username: str, password: str) -> None:
        """Sign in on the form."""
        await self.open("/sign-in")
        await self.fill("sign-in-username", username)
        await self.fill("sign-in-password", password)
        await self.click("sign-in-submit")
        await self.page.wait_for_url(lambda url: "/sign-in" not in url)

    async def check_in(self) -> str:
        """Take the first free seat with the browser's telephone; return its label."""
        await self.open("/desk")
        await self.wait_for("seat-check-in")
        seat = await self.choose("seat-select")
        await self.part("device-browser").first.click()
        await self.click("seat-check-in")
        await self.wait_for("state-ready")
        return seat
