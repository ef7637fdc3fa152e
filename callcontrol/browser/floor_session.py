"""One WebSocket per team leader's floor page (SEAT-08): the floor out, acts in."""

import asyncio
import contextlib
from collections import deque

import structlog
from aiohttp import WSMsgType, web
from pydantic import ValidationError

from callcontrol.browser.floor_requests import FloorRequests
from callcontrol.browser.origin import is_allowed_origin
from callcontrol.settings import Settings
from contracts.floor_messages import FromFloor, Refused, ToFloor, WatchFloor, parse_from_floor

log = structlog.get_logger(__name__)

_HELLO_SECONDS = 10
_HEARTBEAT_SECONDS = 10
_BACKLOG = 50
_LONGEST_MESSAGE = 16 * 1024
BAD_MESSAGE = Refused(code="bad_message", message="无法识别的请求")


class FloorSocket:
    """The sending half: of several floors that wait only the newest is sent.

    A slow page therefore skips and is in step again with the next one it reads; one that
    reads nothing at all is cut off.
    """

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket
        self._answers: deque[ToFloor] = deque()
        self._floor: str | None = None
        self._is_closing = False
        self._due = asyncio.Event()

    def show(self, floor: str) -> None:
        """Send the floor when the page is ready for it."""
        self._floor = floor
        self._due.set()

    def send(self, message: ToFloor) -> None:
        """Queue an answer; never waits."""
        if len(self._answers) >= _BACKLOG:
            self._is_closing = True
        else:
            self._answers.append(message)
        self._due.set()

    def close(self) -> None:
        """Send what is queued, then end the connection."""
        self._is_closing = True
        self._due.set()

    async def pump(self) -> None:
        """Send until closed."""
        with contextlib.suppress(ConnectionError, RuntimeError):
            while True:
                await self._due.wait()
                self._due.clear()
                while self._answers:
                    await self._socket.send_str(self._answers.popleft().model_dump_json())
                floor, self._floor = self._floor, None
                if floor is not None and not self._is_closing:
                    await self._socket.send_str(floor)
                if self._is_closing:
                    break
        await self._socket.close()


class FloorDoor:
    """The ``/floor`` endpoint."""

    def __init__(self, settings: Settings, requests: FloorRequests) -> None:
        self._settings, self._requests = settings, requests
        self._sockets: set[web.WebSocketResponse] = set()

    async def open(self, request: web.Request) -> web.StreamResponse:
        """Serve one page until it goes."""
        if not is_allowed_origin(
            request.headers.get("Origin"),
            host=request.host,
            web_port=self._settings.web_port,
            further=self._settings.allowed_web_origins,
        ):
            return web.Response(status=403, text="origin not allowed")
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT_SECONDS, max_msg_size=_LONGEST_MESSAGE)
        await socket.prepare(request)
        self._sockets.add(socket)
        page = FloorSocket(socket)
        pump = asyncio.create_task(page.pump())
        try:
            await self._serve(socket, page)
        finally:
            self._sockets.discard(socket)
            self._requests.lose(page)
            page.close()
            with contextlib.suppress(asyncio.CancelledError, TimeoutError):
                async with asyncio.timeout(2):
                    await pump
        return socket

    async def _serve(self, socket: web.WebSocketResponse, page: FloorSocket) -> None:
        try:
            async with asyncio.timeout(_HELLO_SECONDS):
                first = await socket.receive()
        except TimeoutError:
            return
        watch = _parse(first.data) if first.type is WSMsgType.TEXT else None
        if not isinstance(watch, WatchFloor):
            page.send(BAD_MESSAGE)
            return
        if not self._requests.watch(page, watch):
            return
        async for message in socket:
            request = _parse(message.data) if message.type is WSMsgType.TEXT else None
            if request is None:
                page.send(BAD_MESSAGE)
            else:
                self._requests.serve(page, request)

    async def close(self) -> None:
        """Tell every page that we go away for a moment."""
        await asyncio.gather(
            *(socket.close(code=1012, message=b"restarting") for socket in tuple(self._sockets)),
            return_exceptions=True,
        )


def _parse(text: str) -> FromFloor | None:
    try:
        return parse_from_floor.validate_json(text)
    except ValidationError:
        return None
