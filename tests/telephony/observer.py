"""A second pair of ears on the engine: every prompt that is played, and what is left alive."""

import asyncio
from collections.abc import Callable
from typing import Any, Self

import aiohttp

PATIENCE = 15.0
POLL_SECONDS = 0.02


class Observer:
    """An ARI application of its own that hears of everything and touches nothing."""

    def __init__(self, port: int, password: str) -> None:
        self._url = f"http://127.0.0.1:{port}/ari"
        self._headers = {"Authorization": aiohttp.encode_basic_auth("hotline", password)}
        self._session: aiohttp.ClientSession | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self.heard: list[str] = []
        """Prompts as ``<language> <name>``, in the order in which they began."""
        self.keys: list[str] = []
        """Keys the engine understood, in order."""

    async def __aenter__(self) -> Self:
        """Connect."""
        self._session = aiohttp.ClientSession(headers=self._headers)
        url = f"{self._url}/events?app=observer&subscribeAll=true"
        self._socket = await self._session.ws_connect(url)
        self._reader = asyncio.create_task(self._listen(self._socket))
        return self

    async def __aexit__(self, *_exc: object) -> None:
        """Disconnect."""
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            await self._reader
        if self._session is not None:
            await self._session.close()

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for message in socket:
            event = message.json() if message.type is aiohttp.WSMsgType.TEXT else {}
            if event.get("type") in {"PlaybackStarted", "PlaybackContinuing"}:
                played = event["playback"]
                name = str(played["media_uri"]).removeprefix("sound:").removeprefix("hotline/")
                self.heard.append(f"{played.get('language', '')} {name}")
            elif event.get("type") == "ChannelDtmfReceived":
                self.keys.append(str(event["digit"]))

    async def until_heard(self, prompt: str) -> None:
        """Wait until a prompt has begun."""
        await self._until(lambda: prompt in self.heard)

    async def until_pressed(self, count: int) -> None:
        """Wait until the engine has understood so many keys."""
        await self._until(lambda: len(self.keys) >= count)

    async def _until(self, is_so: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not is_so():  # noqa: ASYNC110 - the reader's task appends
                await asyncio.sleep(POLL_SECONDS)

    async def _get(self, path: str) -> list[dict[str, Any]]:
        assert self._session is not None
        async with self._session.get(f"{self._url}/{path}") as answer:
            return list(await answer.json())

    async def left_alive(self) -> list[str]:
        """Name every channel and bridge the engine still has."""
        channels, bridges = await self._get("channels"), await self._get("bridges")
        return [each["name"] for each in channels] + [each["id"] for each in bridges]
