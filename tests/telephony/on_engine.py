"""The stage of the real Asterisk: SIPp plays citizens and desk phones."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from playwright.async_api import Browser, Page

from contracts.credentials import endpoint_name, seat_password
from runtime.voice_engine.engine import VoiceEngine
from tests.browser.chromium import open_chromium
from tests.browser.desk import ChromiumDesk
from tests.browser.screens import OperatorScreen
from tests.browser.web import start_web
from tests.telephony.desk import SimpleDesk
from tests.telephony.house import REAL, SIP, TRUNK, House
from tests.telephony.real_engine import EngineMachine, running_machine
from tests.telephony.sipp.telephones import (
    CallingTelephone,
    call_in,
    plug_in_citizen,
    plug_in_seat,
)
from tests.telephony.sipp.torture import throw_garbage
from tests.telephony.stage import Desk, Telephone
from tests.telephony.story import Manner, Operator
from tests.telephony.switchboard import Switchboard


@dataclass
class EngineStage:
    """Everything is real but the people."""

    house: House
    switchboard: Switchboard
    machine: EngineMachine
    things: contextlib.AsyncExitStack
    chromium: Browser | None = None

    @property
    def engine(self) -> VoiceEngine:
        """The engine itself."""
        return self.machine.engine

    async def new_page(self) -> Page:
        """Open a tab of somebody's own browser; web server and Chromium start with the first."""
        if self.chromium is None:
            await asyncio.to_thread(start_web, self.house)
            folder = self.house.var / "chromium"
            self.chromium = await self.things.enter_async_context(open_chromium(folder))
        context = await self.chromium.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
        return await context.new_page()

    @property
    def address(self) -> str:
        """Where the engine takes SIP."""
        return f"127.0.0.1:{self.house.base + SIP}"

    async def call_in(self, *, caller: str, dialled: str, tone: int) -> CallingTelephone:
        """Let a citizen call a number over the trunk."""
        folder = self.house.var / "sipp"
        return await call_in(self.address, folder, caller=caller, dialled=dialled, tone=tone)

    async def seat(self, operator_id: int, name: str, operator: Operator) -> Desk:
        """Register an operator's desk phone, or open a browser."""
        if operator.device == "browser":
            screen = OperatorScreen(await self.new_page(), self.house.web_origin)
            return ChromiumDesk(screen, self.house.person("operator", name), operator)
        endpoint = endpoint_name(operator.seat, operator.device)
        password = seat_password(self.house.secret("SEAT_SECRET"), endpoint)
        telephone = await plug_in_seat(
            self.address,
            self.house.var / "sipp",
            name=endpoint,
            password=password,
            tone=operator.tone,
        )
        telephone.manner = operator.phone
        return SimpleDesk(self.switchboard.page(operator_id, name, operator), telephone)

    async def plug_in_citizen(self, number: str, tone: int, manner: Manner) -> Telephone:
        """Let a citizen's telephone listen behind the trunk; the engine dials any number there."""
        del number
        folder, port = self.house.var / "sipp", self.house.base + TRUNK
        telephone = await plug_in_citizen(self.address, folder, port=port, tone=tone)
        telephone.manner = manner
        return telephone

    async def let_answer(self, number: str) -> None:
        """The citizen's telephone takes every number, and several calls at once."""

    async def send_garbage(self) -> None:
        """Throw torture datagrams at the SIP port."""
        await throw_garbage("127.0.0.1", self.house.base + SIP)

    async def must_live(self) -> None:
        """Fail if the engine does not answer on its console."""
        assert self.engine.is_healthy()


@contextlib.asynccontextmanager
async def open_engine_stage(house: House) -> AsyncIterator[EngineStage]:
    """Start the real engine and call control on it."""
    port = house.base + REAL
    switchboard = Switchboard(house, "real", port, port + 1, house.var / "voice")
    with running_machine(house) as machine:
        switchboard.start()
        try:
            await switchboard.until_ready()
            async with contextlib.AsyncExitStack() as things:
                yield EngineStage(house, switchboard, machine, things)
        finally:
            switchboard.kill()
