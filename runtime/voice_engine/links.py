"""Talk to a running engine the way call control does: ARI and AMI, one request at a time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self

import aiohttp

from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.errors import VoiceEngineError

Ami = tuple[asyncio.StreamReader, asyncio.StreamWriter]
PATIENCE = 5.0
REFUSED = 300


async def ask_ami(ami: Ami, action: str, **fields: str) -> dict[str, str]:
    """Send one AMI action and read its response."""
    reader, writer = ami
    lines = [f"Action: {action}", *(f"{key}: {value}" for key, value in fields.items())]
    writer.write("".join(f"{line}\r\n" for line in [*lines, ""]).encode())
    block = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
    return dict(line.split(": ", 1) for line in block.decode().splitlines() if ": " in line)


@asynccontextmanager
async def ami_link(engine: VoiceEngine, *, log_in: bool = True) -> AsyncIterator[Ami]:
    """Connect to AMI and, unless told otherwise, log in.

    Raises:
        VoiceEngineError: the engine does not accept its own password.

    """
    reader, writer = await asyncio.open_connection("127.0.0.1", engine.settings.ami_port)
    try:
        await reader.readline()
        if log_in:
            secret = engine.settings.ami_password
            answer = await ask_ami((reader, writer), "Login", Username="hotline", Secret=secret)
            if answer.get("Response") != "Success":
                msg = f"语音引擎拒绝登录：{answer.get('Message', '')}"
                raise VoiceEngineError(msg)
        yield reader, writer
    finally:
        writer.close()
        await writer.wait_closed()


class AriLink:
    """ARI over HTTP with the events of the application ``hotline``."""

    def __init__(self, engine: VoiceEngine) -> None:
        self.url = f"http://127.0.0.1:{engine.settings.http_port}/ari/"
        token = aiohttp.encode_basic_auth("hotline", engine.settings.ari_password)
        self._headers = {"Authorization": token}

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession(headers=self._headers)
        self._events = await self._http.ws_connect(f"{self.url}events?app=hotline")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._events.close()
        await self._http.close()

    async def event(self, kind: str) -> dict[str, Any]:
        """Wait for the next event of this kind.

        Raises:
            TimeoutError: it does not come.

        """
        async with asyncio.timeout(PATIENCE):
            while True:
                event: dict[str, Any] = await self._events.receive_json()
                if event["type"] == kind:
                    return event

    async def ask(self, method: str, path: str, **parameters: str) -> Any:
        """Send a request that must succeed.

        Raises:
            VoiceEngineError: it did not.

        """
        async with self._http.request(method, self.url + path, params=parameters) as answer:
            if answer.status >= REFUSED:
                msg = f"{method} {path}: {answer.status} {await answer.text()}"
                raise VoiceEngineError(msg)
            return await answer.json() if answer.content_type == "application/json" else None
