"""The scenes played by call control's own features on the real engine."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from contracts.credentials import endpoint_name, seat_password
from runtime.phone import Phone
from tests.telephony.holes.cast import Cast
from tests.telephony.house import SIP, TRUNK
from tests.telephony.journal import Journal
from tests.telephony.on_engine import EngineStage
from tests.telephony.page import OperatorPage
from tests.telephony.sipp.telephones import CARRIER
from tests.telephony.story import Operator

RING_SECONDS = 8.0
OUTSIDE_ADDRESS, OUTSIDE_NUMBER = "127.0.0.20", "119"
SEATS = {"operator": ("wang", "8001"), "second": ("li", "8002")}
QUEUE = "general"


@dataclass
class Colleague:
    """An operator with a page and a desk phone."""

    ident: int
    page: OperatorPage
    phone: Phone


@dataclass
class CallControlled:
    """Conducts the scenes by what operators do on their pages."""

    stage: EngineStage
    journal: Journal
    cast: Cast
    citizen: Phone
    outside: Phone
    colleagues: dict[str, Colleague] = field(default_factory=dict)

    async def connect(self) -> None:
        """Let the citizen call, and the first operator answer."""
        await self._page("operator").become_ready()
        call = await self.citizen.dial("12345")
        await call.answered(RING_SECONDS)
        self.cast.enter("citizen", call)
        await self._answer("operator")
        await self._row("call.recording_started", recording_kind="talk")

    async def hold(self) -> None:
        """Put the citizen on hold (保持)."""
        await self._page("operator").say_of_call("hold")
        await self._row("call.held")

    async def resume(self) -> None:
        """Take the citizen off hold."""
        await self._page("operator").say_of_call("resume")
        await self._row("call.resumed")

    async def announce(self) -> None:
        """Give the citizen back to the queue, which tells them how they stand."""
        await self._to("blind_transfer", "operator", "queue", QUEUE)
        await self._row("call.queued", times=2)

    async def return_to_operator(self) -> None:
        """Let the operator end wrap-up and answer, being the longest idle of all."""
        await self._be_free("operator")
        await self._answer("operator")
        await self._row("call.answered", times=2)

    async def consult(self) -> None:
        """Let the operators talk alone (咨询)."""
        await self._to("consult", "operator", "operator", str(self.colleagues["second"].ident))
        await self._answer("second")
        await self._row("call.party_joined", with_citizen=False)

    async def join(self) -> None:
        """Bring everybody together (三方通话)."""
        await self._page("operator").say_of_call("conference")
        await self._row("call.party_joined", with_citizen=True)

    async def leave_to_second(self) -> None:
        """Let the first operator leave (咨询转)."""
        await self._page("operator").say_of_call("complete_transfer")
        await self._row("call.answered", operator_id=self.colleagues["second"].ident)

    async def park(self) -> None:
        """Let the citizen wait in a slot (驻留)."""
        await self._page("second").say_of_call("park")
        await self._row("call.parked")

    async def take_up(self) -> None:
        """Let the first operator take the citizen up again."""
        await self._be_free("operator")
        parked = next(row for row in self.journal.rows if row["kind"] == "call.parked")
        await self._page("operator").say("retrieve", slot=parked["details"]["slot"])
        await self._answer("operator")
        await self._row("call.retrieved")

    async def transfer_outside(self) -> None:
        """Give the citizen to a number on the trunk."""
        await self._to("blind_transfer", "operator", "outside", OUTSIDE_NUMBER)
        call = await self.outside.next_call(RING_SECONDS)
        self.cast.enter("outside", call)
        call.answer()
        await self._row("call.transferred", target_kind="outside")

    async def end(self) -> None:
        """Let the citizen hang up, and the operators be free for the next."""
        await self.cast.calls["citizen"].hang_up()
        await self._row("call.ended")
        for name in self.colleagues:
            await self._be_free(name)

    # ---- what the acts are made of

    def _page(self, name: str) -> OperatorPage:
        return self.colleagues[name].page

    async def _row(self, kind: str, *, times: int = 1, **details: object) -> None:
        await self.journal.until_row(kind, details, times=times)

    async def _to(self, request: str, name: str, kind: str, value: str) -> None:
        await self._page(name).say_of_call(request, target={"kind": kind, "value": value})

    async def _answer(self, name: str) -> None:
        call = await self.colleagues[name].phone.next_call(RING_SECONDS)
        self.cast.enter(name, call)
        call.answer()

    async def _be_free(self, name: str) -> None:
        """Finish wrap-up (话后处理) if it goes on still."""
        page = self._page(name)
        await page.until(lambda: page.state in {"wrap_up", "ready", "offered", "not_ready"})
        if page.state == "wrap_up":
            await page.say("finish_wrap_up")
            await page.until(lambda: page.state != "wrap_up")

    async def recordings(self) -> dict[str, bytes]:
        """Wait until both recordings are sealed, and open them: ``talk`` and ``consultation``."""
        query = "SELECT * FROM telephony_recording WHERE call_id = ANY(%s)"
        rows = await self.journal.select(query, self.journal.call_ids())
        while any(row["status"] == "recording" for row in rows):
            await asyncio.sleep(0.2)
            rows = await self.journal.select(query, self.journal.call_ids())
        return {row["kind"]: self.stage.house.open_recording(row["id"]) for row in rows}


async def _leave(page: OperatorPage) -> None:
    """Sign out, however the call went."""
    with contextlib.suppress(TimeoutError, ConnectionError):
        await page.leave()
    await page.vanish()


@contextlib.asynccontextmanager
async def conducted(stage: EngineStage, cast: Cast) -> AsyncIterator[CallControlled]:
    """Seat two operators with desk phones, and plug in a citizen and an outside party."""
    house = stage.house
    server = ("127.0.0.1", house.base + SIP)
    async with contextlib.AsyncExitStack() as things:

        async def phone(address: str, number: str, port: int = 0, password: str = "") -> Phone:
            one = Phone(
                address=address, server=server, number=number, port=port, password=password or None
            )
            return await things.enter_async_context(one)

        journal = await things.enter_async_context(Journal(house.database_url))
        conductor = CallControlled(
            stage,
            journal,
            cast,
            citizen=await phone(CARRIER, "13876540099"),
            outside=await phone(OUTSIDE_ADDRESS, OUTSIDE_NUMBER, house.base + TRUNK),
        )
        for role, (name, seat) in SEATS.items():
            endpoint = endpoint_name(seat, "desk_phone")
            password = seat_password(house.secret("SEAT_SECRET"), endpoint)
            desk = await phone("127.0.0.1", endpoint, password=password)
            await desk.register()
            ident = house.person("operator", name).ident
            page = stage.switchboard.page(ident, name, Operator(seat=seat))
            await page.open()
            assert not page.refusals, page.refusals
            things.push_async_callback(_leave, page)
            conductor.colleagues[role] = Colleague(ident, page, desk)
        yield conductor
