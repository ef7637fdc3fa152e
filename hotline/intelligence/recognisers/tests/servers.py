"""Small real servers that speak what sites' recognisers speak, for the tests of ours."""

import asyncio
import json
import struct
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import WSMsgType, web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@contextmanager
def serving(handler: Handler, path: str = "/") -> Iterator[str]:
    """Serve one path on a free port; the address without scheme."""
    loop = asyncio.new_event_loop()
    started, ports = threading.Event(), []

    application = web.Application()
    application.router.add_route("*", path, handler)
    runner = web.AppRunner(application, shutdown_timeout=1)

    async def begin() -> None:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        ports.append(runner.addresses[0][1])
        loop.call_soon(started.set)

    def run() -> None:
        beginning = loop.create_task(begin())
        loop.run_forever()
        loop.run_until_complete(beginning)
        loop.run_until_complete(runner.cleanup())
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        assert started.wait(10)
        yield f"127.0.0.1:{ports[0]}"
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


class FunasrServer:
    """FunASR's 2pass server: one offline sentence for every 6400 bytes, provisional words before.

    ``final`` is what it says of ``is_final``: servers differ; ``acknowledges`` is the newer end.
    """

    def __init__(self, *, final: bool = True, acknowledges: bool = True) -> None:
        self.first: dict[str, Any] = {}
        self.bytes, self.protocol = 0, ""
        self._final, self._acknowledges = final, acknowledges

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Converse."""
        door = web.WebSocketResponse(protocols=("binary",))
        await door.prepare(request)
        self.protocol = door.ws_protocol or ""
        sentences = 0
        async for message in door:
            if message.type is WSMsgType.BINARY:
                self.bytes += len(message.data)
                if self.bytes // 6400 > sentences:
                    sentences += 1
                    await self._say(door, "2pass-online", f"临时{sentences}")
                    await self._say(door, "2pass-online", "")
                    await self._sentence(door, sentences)
            elif message.type is WSMsgType.TEXT:
                said = json.loads(message.data)
                if said["is_speaking"]:
                    self.first = said
                    continue
                await self._sentence(door, sentences + 1)
                if self._acknowledges:
                    await door.send_json({"is_end": True, "is_final": True})
                break
        await door.close()
        return door

    async def _sentence(self, door: web.WebSocketResponse, number: int) -> None:
        start = (number - 1) * 200
        await self._say(
            door,
            "2pass-offline",
            f"第{number}句。",
            timestamp=json.dumps([[start, start + 90], [start + 90, start + 180]]),
        )

    async def _say(
        self, door: web.WebSocketResponse, mode: str, text: str, **fields: object
    ) -> None:
        await door.send_json(
            {"mode": mode, "wav_name": "call", "text": text, "is_final": self._final, **fields}
        )


class SherpaServer:
    """sherpa-onnx's streaming server: a new segment for every 3200 floats."""

    def __init__(self) -> None:
        self.floats: list[float] = []

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Converse."""
        door = web.WebSocketResponse()
        await door.prepare(request)
        async for message in door:
            if message.type is WSMsgType.BINARY:
                self.floats += [each[0] for each in struct.iter_unpack("<f", message.data)]
                number = len(self.floats) // 3200
                await door.send_json({"text": f"第{number}段", "segment": number})
            elif message.data == "Done":
                await door.send_str("Done!")
                break
        await door.close()
        return door


class SherpaOfflineServer:
    """sherpa-onnx's other server: rate, size, floats in several messages; one reply, bare text."""

    def __init__(self) -> None:
        self.rate, self.count, self.messages = 0, 0, 0

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Converse."""
        door = web.WebSocketResponse()
        await door.prepare(request)
        body = b""
        async for message in door:
            if message.type is WSMsgType.TEXT:
                break
            self.messages += 1
            body += message.data
            self.rate, size = struct.unpack("<ii", body[:8])
            if len(body) == 8 + size:
                self.count = size // 4
                await door.send_str(" 路灯坏了 ")
        await door.close()
        return door
