"""One WebSocket per operator's page (SEAT-01): requests in, state and calls out."""

import asyncio
import contextlib

import structlog
from aiohttp import WSMsgType, web
from pydantic import ValidationError

from callcontrol.browser.admission import is_secure_origin
from callcontrol.browser.origin import is_allowed_origin
from callcontrol.browser.requests import PageRequests
from callcontrol.settings import Settings
from contracts.operator_messages import (
    FromPage,
    Hello,
    Refused,
    ToPage,
    parse_from_page,
)

log = structlog.get_logger(__name__)

_HELLO_SECONDS = 10
_HEARTBEAT_SECONDS = 10
_BACKLOG = 200
_LONGEST_MESSAGE = 64 * 1024
BAD_MESSAGE = Refused(code="bad_message", message="无法识别的请求")


class PageSocket:
    """The sending half: a bounded backlog, so that a stuck page never holds up a call."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket
        self._backlog: asyncio.Queue[ToPage | None] = asyncio.Queue(_BACKLOG)
        self._is_closing = False

    def send(self, message: ToPage) -> None:
        """Queue a message; a page that does not read is cut off and says hello again."""
        if self._is_closing:
            return
        try:
            self._backlog.put_nowait(message)
        except asyncio.QueueFull:
            self.close()

    def close(self) -> None:
        """Send what is queued, then end the connection."""
        if not self._is_closing:
            self._is_closing = True
            if self._backlog.full():
                self._backlog.get_nowait()
            self._backlog.put_nowait(None)

    async def pump(self) -> None:
        """Send until closed."""
        with contextlib.suppress(ConnectionError, RuntimeError):
            while (message := await self._backlog.get()) is not None:
                await self._socket.send_str(message.model_dump_json())
        await self._socket.close()


class OperatorDoor:
    """The ``/operator`` endpoint."""

    def __init__(self, settings: Settings, requests: PageRequests) -> None:
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
        page = PageSocket(socket)
        pump = asyncio.create_task(page.pump())
        try:
            is_secure = is_secure_origin(request.headers.get("Origin"))
            await self._serve(socket, page, is_secure=is_secure)
        finally:
            self._sockets.discard(socket)
            self._requests.lose(page)
            page.close()
            with contextlib.suppress(asyncio.CancelledError, TimeoutError):
                async with asyncio.timeout(2):
                    await pump
        return socket

    async def _serve(
        self, socket: web.WebSocketResponse, page: PageSocket, *, is_secure: bool
    ) -> None:
        try:
            async with asyncio.timeout(_HELLO_SECONDS):
                first = await socket.receive()
        except TimeoutError:
            return
        hello = _parse(first.data) if first.type is WSMsgType.TEXT else None
        if not isinstance(hello, Hello):
            page.send(BAD_MESSAGE)
            return
        if not self._requests.hello(page, hello, is_secure=is_secure):
            return
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                page.send(BAD_MESSAGE)
                continue
            request = _parse(message.data)
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


def _parse(text: str) -> FromPage | None:
    try:
        return parse_from_page.validate_json(text)
    except ValidationError:
        return None
