"""Database, web server and browser of the journeys, and people who work in them."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from playwright.async_api import (
    APIResponse,
    Browser,
    FilePayload,
    Locator,
    StorageState,
    ViewportSize,
    expect,
)

from tests.browser.orders.axe import grave_faults
from tests.browser.screens import PATIENCE_MS, Screen
from tests.telephony.house import House

VERBS = "可进行的操作"
DESK = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
GLANCE_MS = 300
READY = "textarea:focus, input:focus, [data-testid=verb-confirm]:focus"


@dataclass
class Worker(Screen):
    """Somebody at their own browser: by hand on the pages, or through the same API."""

    token: str = ""

    async def look(self) -> None:
        """Let axe look at the page as it stands, once lists and calendars have closed."""
        await self.page.wait_for_timeout(GLANCE_MS)
        lists = self.page.locator(".el-popper").locator("visible=true")
        await expect(lists).to_have_count(0, timeout=PATIENCE_MS)
        faults = await grave_faults(self.page)
        assert not faults, "\n".join(faults)

    async def visit(self, path: str, heading: str) -> None:
        """Open an address, wait until something with these words stands there, and look."""
        await self.go(path)
        await self.sees(heading)
        await self.look()

    async def sees(self, words: str) -> None:
        """Wait until these words are on the page."""
        await expect(self.page.get_by_text(words).first).to_be_visible(timeout=PATIENCE_MS)

    def button(self, name: str, *, inside: Locator | None = None) -> Locator:
        """Find a button by exactly what it says."""
        return (inside or self.page).get_by_role("button", name=name, exact=True)

    async def press(self, name: str, *, inside: Locator | None = None) -> None:
        """Press a button."""
        await self.button(name, inside=inside).click(timeout=PATIENCE_MS)

    def dialog(self, title: str) -> Locator:
        """Find the open dialog with this title."""
        return self.page.get_by_role("dialog", name=title)

    async def pick(self, field: Locator, text: str) -> None:
        """Choose the first option that holds a text, by typing it."""
        await field.click(timeout=PATIENCE_MS, force=True)  # its placeholder lies over it
        await self.page.keyboard.type(text)
        options = self.page.get_by_role("option").filter(has_text=text).locator("visible=true")
        await options.first.click(timeout=PATIENCE_MS)

    async def set_moment(self, field: Locator, moment: str) -> None:
        """Type a moment, and leave the field so that its calendar closes."""
        await field.fill(moment)
        await field.press("Enter")
        await field.press("Tab")

    async def begin(self, verb: str) -> Locator:
        """Press the verb, wherever the order's page offers it, and return its dialog."""
        verbs = self.page.get_by_role("group", name=VERBS)
        at_hand = verbs.get_by_role("button", name=verb, exact=True)
        seldom = verbs.get_by_role("button", name="更多操作")
        menu = self.page.get_by_role("menu").locator("visible=true")
        in_menu = menu.get_by_role("menuitem", name=verb, exact=True)
        for _ in range(PATIENCE_MS // GLANCE_MS):
            if await at_hand.is_visible():
                await at_hand.click()
                break
            if await in_menu.is_visible():
                await in_menu.click()
                break
            if await seldom.is_visible() and not await menu.is_visible():
                await seldom.click()
            await self.page.wait_for_timeout(GLANCE_MS)
        dialog = self.dialog(verb)
        # Once it is open it puts the focus where typing begins, and would take it away again.
        await expect(dialog.locator(READY)).to_be_attached(timeout=PATIENCE_MS)
        return dialog

    async def finish(self, dialog: Locator, confirm: str) -> None:
        """Confirm, and wait until the dialog has gone."""
        await self.press(confirm, inside=dialog)
        await expect(dialog).to_be_hidden(timeout=PATIENCE_MS)

    async def do(self, verb: str, confirm: str, **fields: str) -> None:
        """Do a verb that asks only for texts, named by their labels."""
        dialog = await self.begin(verb)
        for label, text in fields.items():
            await dialog.get_by_label(label).fill(text)
        await self.finish(dialog, confirm)

    async def _answer(self, response: APIResponse) -> Any:
        assert response.ok, f"{response.url} {response.status} {await response.text()}"
        return await response.json()

    async def ask(self, path: str) -> APIResponse:
        """GET ``/api`` + path as this person's browser would."""
        return await self.page.context.request.get(f"{self.origin}/api{path}")

    async def get(self, path: str) -> Any:
        """Return what this person sees there; they must be allowed to."""
        return await self._answer(await self.ask(path))

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        """POST ``/api`` + path; it must be allowed."""
        headers = {"X-CSRFToken": await self._csrf_token()}
        sending = self.page.context.request.post
        return await self._answer(
            await sending(f"{self.origin}/api{path}", data=body, headers=headers)
        )

    async def upload(self, file: FilePayload) -> str:
        """Upload a file and return its id."""
        headers = {"X-CSRFToken": await self._csrf_token()}
        sending = self.page.context.request.post
        kept = await self._answer(
            await sending(
                f"{self.origin}/api/attachments", multipart={"file": file}, headers=headers
            )
        )
        return str(kept["id"])

    async def _csrf_token(self) -> str:
        if not self.token:
            self.token = (await self.get("/session"))["csrf_token"]
        return self.token

    async def act(self, number: str, verb: str, **body: Any) -> Any:
        """Do a verb through the API: how the order came here is another journey's matter."""
        return await self.post(f"/work-orders/{number}/{verb}", body)


@dataclass
class Office:
    """A house of its own, where everybody may come in at any hour."""

    house: House
    chromium: Browser
    signed_in: dict[tuple[str, str], StorageState] = field(default_factory=dict)

    async def someone(self, role: str, name: str, *, phone: bool = False) -> Worker:
        """Let somebody sign in, by hand the first time; later they are still signed in.

        With a telephone in the hand the screen is small, and fingers point.
        """
        known = self.signed_in.get((role, name))
        context = await self.chromium.new_context(
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport=PHONE if phone else DESK,
            has_touch=phone,
            storage_state=known,
        )
        worker = Worker(await context.new_page(), self.house.web_origin)
        if known is None:
            await worker.sign_in(self.house.person(role, name))
            self.signed_in[role, name] = await context.storage_state()
        return worker


def new_key() -> str:
    """Return the key of a registration that was not sent before."""
    return str(uuid4())
