"""The stage of the fake Asterisk."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from contracts.credentials import endpoint_name
from tests.fakes.asterisk.citizen import IncomingCall, call_in
from tests.fakes.asterisk.engine import Engine
from tests.fakes.asterisk.garbage import NONSENSE
from tests.fakes.asterisk.phones import Phone
from tests.fakes.asterisk.server import fake_asterisk
from tests.telephony.desk import SimpleDesk
from tests.telephony.house import FAKE, House
from tests.telephony.stage import Desk, Telephone
from tests.telephony.story import Manner, Operator
from tests.telephony.switchboard import Switchboard

RELOAD_SECONDS = 0.5
_NOBODYS_TONE = 700


@dataclass
class FakeTelephone:
    """One of the fake's phones, plugged in under an endpoint's name."""

    engine: Engine
    endpoint: str
    phone: Phone

    @property
    def manner(self) -> Manner:
        """What it does when it rings."""
        return self.phone.manner

    @manner.setter
    def manner(self, manner: Manner) -> None:
        self.phone.manner = manner

    def pick_up(self) -> None:
        """Answer the ringing call."""
        self.phone.pick_up(self.engine)

    def put_down(self) -> None:
        """Hang up."""
        self.phone.put_down(self.engine)

    def press(self, key: str) -> None:
        """Press a key in the answered call."""
        self.phone.press(self.engine, key)

    def vanish(self) -> None:
        """Be gone with the page."""
        self.phone.vanish(self.engine)
        self.engine.phones.pop(self.endpoint, None)

    async def reload(self) -> None:
        """Vanish with the page and be registered again a moment later."""
        self.vanish()
        await asyncio.sleep(RELOAD_SECONDS)
        self.engine.phones[self.endpoint] = self.phone

    async def until_ringing(self) -> None:
        """Wait until a call is here."""
        async with asyncio.timeout(10):
            await self.phone.offered.wait()

    async def stop(self) -> None:
        """Unplug it."""
        self.phone.put_down(self.engine)
        self.engine.phones.pop(self.endpoint, None)


@dataclass
class FakeBrowserDesk(SimpleDesk):
    """A page whose telephone goes with it."""

    browser: FakeTelephone

    async def vanish(self) -> None:
        """Close the browser without a word."""
        await self.page.vanish()
        self.browser.vanish()

    async def reload(self) -> None:
        """Vanish, say hello again, and only then find the telephone registered again."""
        await self.page.vanish()
        back = asyncio.create_task(self.browser.reload())
        await self.page.open()
        await back


@dataclass
class FakeStage:
    """Call control as a real process, the fake in this one."""

    house: House
    switchboard: Switchboard
    engine: Engine

    async def call_in(self, *, caller: str, dialled: str, tone: int) -> IncomingCall:
        """Let a citizen call a number."""
        return call_in(self.engine, caller=caller, dialled=dialled, tone=tone)

    async def seat(self, operator_id: int, name: str, operator: Operator) -> Desk:
        """Prepare an operator's desk."""
        endpoint = f"PJSIP/{endpoint_name(operator.seat, operator.device)}"
        telephone = self._plug_in(endpoint, operator.tone, operator.phone)
        page = self.switchboard.page(operator_id, name, operator)
        if operator.device == "browser":
            telephone.phone.auto_answers = True
            return FakeBrowserDesk(page, telephone, telephone)
        return SimpleDesk(page, telephone)

    async def plug_in_citizen(self, number: str, tone: int, manner: Manner) -> Telephone:
        """Let a citizen's telephone be reachable for calls that we place."""
        return self._plug_in(f"PJSIP/{number}@trunk", tone, manner)

    async def let_answer(self, number: str) -> None:
        """Let one more number behind the trunk answer."""
        self._plug_in(f"PJSIP/{number}@trunk", _NOBODYS_TONE, "answers")

    def _plug_in(self, endpoint: str, tone: int, manner: Manner) -> FakeTelephone:
        self.engine.phones[endpoint] = Phone(tone, manner)
        return FakeTelephone(self.engine, endpoint, self.engine.phones[endpoint])

    async def send_garbage(self) -> None:
        """Send call control events that no sane engine would."""
        for event in NONSENSE:
            self.engine.apps["hotline"].tell(event)
        await asyncio.sleep(0.2)

    async def must_live(self) -> None:
        """The fake lives as long as this process."""


@contextlib.asynccontextmanager
async def open_fake_stage(house: House) -> AsyncIterator[FakeStage]:
    """Start the fake and call control on it."""
    voice = house.var / "fake-voice"
    switchboard = Switchboard(house, "fake", house.base + FAKE, house.base + FAKE + 1, voice)
    async with fake_asterisk(
        http_port=switchboard.engine_port,
        ami_port=switchboard.engine_port + 1,
        ari_password=house.secret("ARI_PASSWORD"),
        ami_password=house.secret("AMI_PASSWORD"),
        recordings=house.recordings,
    ) as engine:
        switchboard.start()
        try:
            await switchboard.until_ready()
            yield FakeStage(house, switchboard, engine)
        finally:
            switchboard.kill()
