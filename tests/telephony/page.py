"""An operator's page without a browser: it speaks the page's messages and remembers answers."""

import asyncio
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp

from contracts.call_events import Device
from contracts.credentials import Ticket, issue_ticket
from hotline.telephony.rules.skills import ORDINARY_LEVEL

PATIENCE = 10.0


class OperatorPage:
    """One tab of one operator."""

    def __init__(self, ticket: Ticket, *, url: str, origin: str, secret: str) -> None:
        self.ticket = ticket
        self.state = ""
        self.texts: list[str] = []
        self.call: dict[str, Any] | None = None
        self.refusals: list[str] = []
        self.is_replaced = False
        self._url, self._origin, self._secret = url, origin, secret
        self._page_id = uuid.uuid4().hex
        self._session: aiohttp.ClientSession | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()

    async def open(self, *, take_over: bool = False) -> None:
        """Connect and say hello; returns when welcomed or refused."""
        self._session = aiohttp.ClientSession()
        self._socket = await self._session.ws_connect(self._url, headers={"Origin": self._origin})
        self.state = ""
        self._reader = asyncio.create_task(self._read(self._socket))
        ticket = issue_ticket(self._secret, self.ticket)
        await self.say("hello", ticket=ticket, page_id=self._page_id, take_over=take_over)
        await self.until(lambda: bool(self.state or self.refusals))

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for message in socket:
            if message.type is not aiohttp.WSMsgType.TEXT:
                continue
            said = message.json()
            match said["type"]:
                case "state":
                    self.state, self.texts = said["state"], said["texts"]
                case "call":
                    self.call = said["call"]
                case "refused":
                    self.refusals.append(said["code"])
                case "replaced":
                    self.is_replaced = True
            self._changed.set()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until a condition on what was told holds."""
        async with asyncio.timeout(PATIENCE):
            while not is_so():
                self._changed.clear()
                await self._changed.wait()

    async def say(self, kind: str, **fields: object) -> None:
        """Send one message."""
        assert self._socket is not None
        await self._socket.send_json({"type": kind, **fields})

    async def say_of_call(self, kind: str, **fields: object) -> None:
        """Send a message about the operator's one call."""
        await self.until(lambda: self.call is not None)
        assert self.call is not None
        await self.say(kind, call_id=self.call["call_id"], **fields)

    async def act_on_floor(self, act: str, **fields: object) -> None:
        """Do what a team leader does on the page of the floor (话务大厅), in a tab of its own.

        Raises:
            AssertionError: call control refused it.

        """
        url = self._url.replace("/operator", "/floor")
        ticket = issue_ticket(self._secret, self.ticket)
        async with (
            asyncio.timeout(PATIENCE),
            aiohttp.ClientSession() as session,
            session.ws_connect(url, headers={"Origin": self._origin}) as socket,
        ):
            await socket.send_json({"type": "watch_floor", "ticket": ticket})
            await socket.send_json({"type": act, **fields})
            async for message in socket:
                said = message.json()
                assert said["type"] != "refused", said
                if said["type"] == "done":
                    return

    async def become_ready(self) -> None:
        """置闲: wait for work."""
        await self.say("set_state", state="ready")
        await self.until(lambda: self.state == "ready")

    async def leave(self) -> None:
        """Sign out of the seat and close the page."""
        if self._socket is not None and not self._socket.closed:
            await self.say("sign_out")
            await self.until(lambda: self.state in {"signed_out", ""})
        await self.vanish()

    async def vanish(self) -> None:
        """Close the page without a word, as a reload or a crash does."""
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            await self._reader
        if self._session is not None:
            await self._session.close()
        self._session = self._socket = self._reader = None


def ticket_for(operator_id: int, name: str, seat: str, device: Device, skills: list[str]) -> Ticket:
    """Write the ticket that the business side would issue at check-in."""
    names = ["queue:general", *skills]
    return Ticket(
        operator_id=operator_id,
        display_name=name,
        seat=seat,
        device=device,
        skills=dict.fromkeys(names, ORDINARY_LEVEL),
        issued_at=datetime.now(UTC),
        expires_at=datetime.now(UTC) + timedelta(hours=1),
    )
