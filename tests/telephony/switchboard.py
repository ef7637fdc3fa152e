"""Call control (呼叫控制) as a process of its own: started, asked, killed, started again."""

import asyncio
import contextlib
import signal
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from pydantic import BaseModel

from contracts.commands import PlaceCall, RelayCall, RobotCall, TryFlow
from contracts.ivr import Flow
from tests.telephony.house import House, HouseError, Process
from tests.telephony.page import OperatorPage, ticket_for
from tests.telephony.story import Operator

PATIENCE = 20.0


@dataclass
class Switchboard:
    """One call control and the engine's doors that it uses."""

    house: House
    name: str
    port: int
    engine_port: int
    voice_dir: Path
    process: Process | None = None
    further: dict[str, str] = field(default_factory=dict)
    """Environment of this call control alone."""

    def start(self) -> None:
        """Start call control; :meth:`until_ready` waits for it."""
        (self.voice_dir / "etc").mkdir(parents=True, exist_ok=True)
        self.process = self.house.start(
            f"callcontrol-{self.name}",
            *("-m", "callcontrol"),
            extra={
                "HOTLINE_VAR": str(self.house.var / self.name),
                "HOTLINE_VOICE_DIR": str(self.voice_dir),
                "HOTLINE_CALLCONTROL_PORT": str(self.port),
                "HOTLINE_ENGINE_HTTP_PORT": str(self.engine_port),
                "HOTLINE_ENGINE_AMI_PORT": str(self.engine_port + 1),
                **self.further,
            },
        )

    def kill(self) -> None:
        """Kill call control in the middle of whatever it does (``kill -9``)."""
        if self.process is not None:
            self.process.stop(signal.SIGKILL)

    async def health(self) -> dict[str, Any]:
        """Ask how it is; empty while it does not answer."""
        with contextlib.suppress(aiohttp.ClientError, TimeoutError):
            timeout = aiohttp.ClientTimeout(total=2)
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.get(f"http://127.0.0.1:{self.port}/health") as answer,
            ):
                return dict(await answer.json())
        return {}

    async def until_ready(self) -> None:
        """Wait until engine and database are connected."""
        await self.until_health(engine=True, database=True)

    async def until_health(self, **wanted: object) -> None:
        """Wait until ``/health`` shows these values.

        Raises:
            HouseError: it ended, or does not come to show them.

        """
        seen: dict[str, Any] = {}
        for _ in range(int(PATIENCE / 0.1)):
            if self.process is not None:
                self.process.must_live()
            seen = await self.health()
            if wanted.items() <= seen.items():
                return
            await asyncio.sleep(0.1)
        words = self.process.last_words() if self.process is not None else ""
        msg = f"health of {self.name} is {seen}, not {wanted}\n{words}"
        raise HouseError(msg)

    def page(self, operator_id: int, name: str, operator: Operator) -> OperatorPage:
        """Open a tab for an operator, not yet connected."""
        skills = [*(f"lang:{each}" for each in operator.languages), *operator.skills]
        ticket = ticket_for(operator_id, name, operator.seat, operator.device, skills)
        ticket = ticket.model_copy(update={"rights": operator.rights})
        return OperatorPage(
            ticket,
            url=f"ws://127.0.0.1:{self.port}/operator",
            origin=self.house.web_origin,
            secret=self.house.secret("TICKET_SECRET"),
        )

    async def place_call(self, operator_id: int, number: str) -> uuid.UUID:
        """Call a citizen back (回访), as the business side asks for it; return the call's id."""
        call = PlaceCall(
            call_id=uuid.uuid4(),
            correlation_id=uuid.uuid4(),
            operator_id=operator_id,
            number=number,
            purpose="follow_up",
            reference="1",
        )
        await self._command("place_call", call)
        return call.call_id

    async def relay_call(self, first_number: str, number: str) -> uuid.UUID:
        """Join a handler's phone with a citizen's (中转通话); return the call's id."""
        call = RelayCall(
            call_id=uuid.uuid4(),
            correlation_id=uuid.uuid4(),
            first_number=first_number,
            number=number,
            reference="1",
        )
        await self._command("relay_call", call)
        return call.call_id

    async def robot_call(self, number: str, flow: str) -> uuid.UUID:
        """Let a flow ring a citizen and ask (自动语音); return the call's id."""
        call = RobotCall(
            call_id=uuid.uuid4(),
            correlation_id=uuid.uuid4(),
            number=number,
            flow=flow,
            reference="1",
        )
        await self._command("robot_call", call)
        return call.call_id

    async def try_flow(self, operator_id: int, draft: Flow) -> None:
        """Play a draft to its editor (试听流程), as the business side asks for it."""
        await self._command("try_flow", TryFlow(operator_id=operator_id, flow=draft))

    async def _command(self, name: str, words: BaseModel) -> None:
        headers = {"Authorization": f"Bearer {self.house.secret('COMMAND_SECRET')}"}
        url = f"http://127.0.0.1:{self.port}/commands/{name}"
        async with (
            aiohttp.ClientSession(headers=headers) as session,
            session.post(url, json=words.model_dump(mode="json")) as answer,
        ):
            result = await answer.json()
        assert result["ok"], result
