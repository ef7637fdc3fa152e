"""The pages as people use them: one class per person's screen, one method per thing they do."""

import contextlib
import re
from dataclasses import dataclass

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Locator, Page, expect

from tests.telephony.people import Person

PATIENCE_MS = 15_000
QUICK_MS = 2_000


@dataclass
class Screen:
    """A tab of somebody's browser."""

    page: Page
    origin: str

    def spot(self, name: str) -> Locator:
        """Find an element by its test id."""
        return self.page.get_by_test_id(name)

    async def click(self, name: str) -> None:
        """Click an element by its test id."""
        await self.spot(name).first.click(timeout=PATIENCE_MS)

    async def fill(self, name: str, text: str) -> None:
        """Type into a field by its test id, wherever the page put the id."""
        spot = self.spot(name)
        field = spot.locator("input, textarea")
        await (field if await field.count() else spot).first.fill(text, timeout=PATIENCE_MS)

    async def choose(self, name: str, text: str) -> None:
        """Choose from a list that is searched by typing."""
        await self.click(name)
        await self.page.keyboard.type(text)
        option = self.page.get_by_role("option").filter(has_text=text).locator("visible=true")
        await option.first.click(timeout=PATIENCE_MS)

    async def shows(self, name: str, text: str) -> None:
        """Wait until an element holds a text."""
        await expect(self.spot(name)).to_contain_text(text, timeout=PATIENCE_MS)

    async def value_of(self, name: str) -> str:
        """Wait for an element and return the value it stands for."""
        return str(await self.spot(name).get_attribute("data-value", timeout=PATIENCE_MS))

    async def open_order(self, number: str) -> None:
        """Open an order from the list that is shown."""
        row = self.page.locator(f'[data-testid="tray-row"][data-number="{number}"]')
        await row.click(timeout=PATIENCE_MS)

    async def until_order(self, state: str) -> None:
        """Wait until the order's page shows a state."""
        shown = self.spot("order-state")
        await expect(shown).to_have_attribute("data-state", state, timeout=PATIENCE_MS)

    async def go(self, path: str) -> None:
        """Open an address of the platform."""
        await self.page.goto(self.origin + path)

    async def sign_in(self, person: Person) -> None:
        """Sign in with name and password."""
        await self.go("/sign-in")
        await self.fill("sign-in-username", person.username)
        await self.fill("sign-in-password", person.password)
        await self.click("sign-in-submit")
        await self.page.wait_for_url(re.compile(r"^(?!.*sign-in)"), timeout=PATIENCE_MS)


class OperatorScreen(Screen):
    """An operator's desk."""

    async def check_in(self, seat: str) -> None:
        """Check in at a seat with the browser's telephone."""
        await self.go("/desk")
        either = self.page.locator('[data-testid="seat-select"], [data-testid="my-seat"]')
        await either.first.wait_for(timeout=PATIENCE_MS)
        if await self.spot("my-seat").count():  # a test that failed may have left its operator
            await self.leave()
        await self.choose("seat-select", seat)
        await self.click("seat-check-in")
        await self.until_state("not_ready")

    async def until_state(self, state: str) -> None:
        """Wait until the page shows a state of the operator."""
        shown = self.spot("operator-state")
        await expect(shown).to_have_attribute("data-state", state, timeout=PATIENCE_MS)

    async def until_phase(self, phase: str) -> None:
        """Wait until the page shows a phase of the call; ``none`` is no call."""
        panel = self.spot("call-panel")
        await expect(panel).to_have_attribute("data-phase", phase, timeout=PATIENCE_MS)

    async def become_ready(self) -> None:
        """置闲."""
        await self.click("state-ready")
        await self.until_state("ready")

    async def answer(self) -> None:
        """接听, once it rings."""
        await self.until_phase("offered")
        await self.click("call-answer")

    async def leave(self) -> None:
        """签出, if the page still can."""
        with contextlib.suppress(PlaywrightError):
            await self.spot("seat-check-out").click(timeout=QUICK_MS)
            await self.spot("my-seat").wait_for(state="hidden", timeout=QUICK_MS)


@dataclass
class Demand:
    """What an operator types into the form for one demand."""

    topic: str
    area: str
    place: str
    event: str
    wish: str


async def fill_order(screen: Screen, demand: Demand, *, name: str) -> None:
    """Type an order into the form beside the call."""
    await screen.fill("order-caller-name", name)
    await screen.click("order-appeal-type-help")
    await screen.click("order-urgency-general")
    await screen.choose("order-topic", demand.topic)
    await screen.choose("order-area", demand.area)
    await screen.fill("order-place", demand.place)
    await screen.fill("order-event", demand.event)
    await screen.fill("order-demand", demand.wish)
