"""Everybody on stage and what the story has brought about so far."""

import asyncio
import contextlib
import secrets
import socket
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

import yaml

from runtime.demo.office import Office
from runtime.demo.operator import Operator
from runtime.demo.stage import ShowError, check
from runtime.environment import child_environment
from runtime.findings import holder, is_free
from runtime.management import json_lines, run_manage
from runtime.phone import Call, Phone
from runtime.settings import Settings

CITIZEN_HERTZ = 440
CARRIER = "127.0.0.10"
ROLES = ("operator", "dispatcher", "reviewer", "follow_up_operator")


def citizen_number() -> str:
    """Invent a mobile number that no earlier show used."""
    return f"1390755{secrets.randbelow(10_000):04d}"


def handlers_department(settings: Settings) -> str:
    """Name the department (承办单位) that the city gives its first handler to."""
    path = settings.root / "cities" / settings.city / "accounts.yaml"
    accounts = yaml.safe_load(path.read_text())["accounts"]
    return next(str(each["department"]) for each in accounts if each["role"] == "handler")


@dataclass
class Cast:
    """The robots, their tools, and the threads of the story."""

    settings: Settings
    number: str = field(default_factory=citizen_number)
    call_id: str = ""
    order: str = ""
    query_code: str = ""
    department_code: str = ""
    department_name: str = ""
    follow_up: str = ""
    citizen_call: Call | None = None
    passwords: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Role → (username, password)."""

    def __post_init__(self) -> None:
        """Prepare what needs no network."""
        self.stack = contextlib.AsyncExitStack()
        self.department_code = handlers_department(self.settings)
        self.environment = child_environment(self.settings)
        self.offices: dict[str, Office] = {}
        self.operator = Operator(self.settings.web_address)
        server = ("127.0.0.1", self.settings.engine_sip_port)
        self.citizen = Phone(address=CARRIER, server=server, number=self.number)
        contact = urlsplit(self.settings.trunk_contact.replace("sip:", "sip://", 1))
        self.carrier_host, self.carrier_port = contact.hostname or "", contact.port or 5060
        self.citizen_at_home = Phone(
            address=self.carrier_host, port=self.carrier_port, server=server, number=self.number
        )

    async def __aenter__(self) -> Self:
        """Open the citizen's telephones.

        Raises:
            ShowError: another telephone already waits where follow-up calls go.

        """
        if not is_free(self.carrier_host, self.carrier_port, socket.SOCK_DGRAM):
            who = holder(self.carrier_port, socket.SOCK_DGRAM)
            msg = f"{self.carrier_host}:{self.carrier_port} 已被占用({who}):请先结束 make call"
            raise ShowError(msg)
        await self.stack.enter_async_context(self.citizen)
        await self.stack.enter_async_context(self.citizen_at_home)
        return self

    async def __aexit__(self, *_: object) -> None:
        if "operator" in self.passwords:
            with contextlib.suppress(ShowError):  # a story that went well has checked out already
                await (await self.office("operator")).post("/api/seats/check-out", {})
        for office in self.offices.values():
            with contextlib.suppress(Exception):
                await office.leave()
        await self.stack.aclose()
        await self.remove_robots()

    async def create_robots(self) -> None:
        """Give every role's robot a fresh password."""
        printed = await self._manage("create_robots", *self._robots())
        for each in json_lines(printed):
            self.passwords[each["role"]] = (each["username"], each["password"])

    async def remove_robots(self) -> None:
        """Leave no account behind that could sign in."""
        if self.passwords:
            await self._manage("create_robots", "--remove", *self._robots())

    def _robots(self) -> list[str]:
        robots = [f"demo-{role.replace('_', '-')}={role}" for role in ROLES]
        return [*robots, f"demo-handler=handler@{self.department_code}"]

    async def _manage(self, *words: str) -> str:
        return await asyncio.to_thread(run_manage, self.settings, self.environment, *words)

    async def office(self, role: str) -> Office:
        """Return the role's office, signing in the first time."""
        if role not in self.offices:
            self.offices[role] = Office(self.settings.web_address)
            if role in self.passwords:
                await self.offices[role].sign_in(*self.passwords[role])
        return self.offices[role]

    def live_call(self) -> Call:
        """Return the citizen's call, which must be up."""
        call = self.citizen_call
        check(call is not None and call.state == "talking", "通话已中断")
        if call is None:
            raise ShowError
        return call
