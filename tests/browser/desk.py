"""An operator of a story who works in Chromium on the real page."""

import asyncio
import contextlib
from dataclasses import dataclass

from playwright.async_api import Error as PlaywrightError

from tests.browser.screens import OperatorScreen
from tests.telephony.people import Person
from tests.telephony.story import Operator


@dataclass
class ChromiumDesk:
    """Does everything by mouse and keyboard; answers when it rings, if the story says so."""

    screen: OperatorScreen
    person: Person
    operator: Operator
    hand: "asyncio.Task[None] | None" = None

    async def sign_in(self) -> None:
        """Sign in and check in at the seat."""
        await self.screen.sign_in(self.person)
        await self.screen.check_in(self.operator.seat)
        if self.operator.phone == "answers":
            self.hand = asyncio.create_task(self._answer())

    async def _answer(self) -> None:
        with contextlib.suppress(PlaywrightError):
            await self.screen.spot("call-answer").click(timeout=0)

    async def become_ready(self) -> None:
        """置闲."""
        await self.screen.become_ready()

    async def pick_up(self) -> None:
        """接听."""
        await self.screen.answer()

    async def put_down(self) -> None:
        """挂断."""
        await self.screen.click("call-hang-up")

    async def decline(self) -> None:
        """拒接."""
        await self.screen.until_phase("offered")
        await self.screen.click("call-hang-up")

    async def hang_up(self) -> None:
        """挂断."""
        await self.screen.click("call-hang-up")

    async def hold(self) -> None:
        """保持."""
        await self.screen.click("call-hold")

    async def resume(self) -> None:
        """取回."""
        await self.screen.click("call-resume")

    async def reload(self) -> None:
        """Press the browser's reload key in mid-call."""
        await self.screen.page.reload()

    async def vanish(self) -> None:
        """Close the browser in mid-call."""
        await self.screen.page.context.close()

    async def reconnect(self) -> None:
        """The page comes back by itself."""
        await self.screen.until_phase("talking")

    async def finish_wrap_up(self) -> None:
        """完成处理."""
        await self.screen.click("wrap-up-finish")

    async def leave(self) -> None:
        """Sign out of the seat and close the browser."""
        if self.hand is not None:
            self.hand.cancel()
        with contextlib.suppress(PlaywrightError):
            await self.screen.leave()
            await self.screen.page.context.close()
