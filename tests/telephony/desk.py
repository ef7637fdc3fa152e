"""An operator with a telephone and a page without a browser."""

import contextlib
from dataclasses import dataclass

import aiohttp

from tests.telephony.page import OperatorPage
from tests.telephony.stage import Telephone


@dataclass
class SimpleDesk:
    """Does by messages and by telephone what a person does by mouse and hand."""

    page: OperatorPage
    telephone: Telephone

    async def sign_in(self) -> None:
        """Check in at the seat."""
        await self.page.open()
        assert not self.page.refusals, self.page.refusals

    async def become_ready(self) -> None:
        """Wait for calls (置闲)."""
        await self.page.become_ready()

    async def pick_up(self) -> None:
        """Answer the call that rings."""
        await self.telephone.until_ringing()
        self.telephone.pick_up()

    async def put_down(self) -> None:
        """End the call at the telephone itself."""
        self.telephone.put_down()

    async def decline(self) -> None:
        """Refuse the call that rings."""
        await self.page.say_of_call("decline")

    async def hang_up(self) -> None:
        """End the call on the page."""
        await self.page.say_of_call("hang_up")

    async def hold(self) -> None:
        """Put the citizen on hold (保持)."""
        await self.page.say_of_call("hold")

    async def resume(self) -> None:
        """Take the citizen off hold."""
        await self.page.say_of_call("resume")

    async def reload(self) -> None:
        """Reload the page; a desk phone stays where it is."""
        await self.page.vanish()
        await self.page.open()

    async def vanish(self) -> None:
        """Close the page without a word; a desk phone stays where it is."""
        await self.page.vanish()

    async def reconnect(self) -> None:
        """Say hello again after call control was away; the telephone is not touched."""
        await self.page.vanish()
        await self.page.open()

    async def finish_wrap_up(self) -> None:
        """End wrap-up (话后处理) early."""
        await self.page.until(lambda: self.page.state == "wrap_up")
        await self.page.say("finish_wrap_up")

    async def leave(self) -> None:
        """Check out and unplug; what is broken already is left."""
        with contextlib.suppress(aiohttp.ClientError, ConnectionError, TimeoutError):
            await self.page.leave()
        await self.telephone.stop()
