"""One WebSocket to the engine that carries its events and our requests, in order."""

import asyncio
import base64
import contextlib
import itertools
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote, urlencode

import aiohttp
import structlog

from callcontrol.asterisk.errors import AwayError, GoneError, RefusedError

APPLICATION = "hotline"
log = structlog.get_logger(__name__)

_REQUEST_SECONDS = 10.0
_SLOW_SECONDS = 0.5
_GONE = frozenset({404, 409, 412, 422})
_FIRST_ERROR = 400


class _DroppedError(Exception):
    """The connection broke while a request was under way; it is asked again."""


class AriConnection:
    """Stays connected for ever; requests wait a while for a lost connection to come back.

    Requests on one socket run in order, and so do its answers and events. Whoever gives
    every object an id of its own may therefore repeat a request after a broken connection.
    """

    def __init__(
        self,
        *,
        url: str,
        password: str,
        on_event: Callable[[dict[str, Any]], None],
        on_open: Callable[[], Awaitable[None]],
        retry_seconds: float,
    ) -> None:
        self._url = f"{url}/ari/events?app={APPLICATION}&subscribeAll=false"
        credentials = base64.b64encode(f"{APPLICATION}:{password}".encode()).decode()
        self._headers = {"Authorization": f"Basic {credentials}"}
        self._on_event = on_event
        self._on_open = on_open
        self._retry_seconds = retry_seconds
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._opened = asyncio.Event()
        self._numbers = itertools.count(1)
        self._pending: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._held: list[dict[str, Any]] | None = None
        self.is_ready = False

    async def run(self) -> None:
        """Connect, resynchronise, read; again after every break."""
        pause = self._retry_seconds
        async with aiohttp.ClientSession() as session:
            while True:
                try:
                    async with session.ws_connect(
                        self._url, headers=self._headers, max_msg_size=0, heartbeat=20
                    ) as socket:
                        pause = self._retry_seconds
                        await self._serve(socket)
                except (aiohttp.ClientError, OSError, TimeoutError) as error:
                    log.warning("engine_unreachable", error=str(error))
                await asyncio.sleep(pause)
                pause = min(pause * 2, self._retry_seconds * 10)

    async def _serve(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._held = socket, []
        self._opened.set()
        resync = asyncio.create_task(self._resynchronise(socket))
        try:
            async for message in socket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._receive(message.data)
        finally:
            self._socket, self._held, self.is_ready = None, None, False
            self._opened.clear()
            resync.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await resync
            for waiter in self._pending.values():
                if not waiter.done():
                    waiter.set_exception(_DroppedError())
            self._pending.clear()
            log.warning("engine_connection_lost")

    async def _resynchronise(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Events wait until the owner has compared its calls with the engine's."""
        try:
            await self._on_open()
        except Exception:
            log.exception("engine_resync_failed")
            await socket.close()
            return
        held, self._held = self._held or [], None
        self.is_ready = True
        log.info("engine_connected")
        for event in held:
            self._deliver(event)

    def _receive(self, text: str) -> None:
        try:
            message = json.loads(text)
        except ValueError:
            message = None
        if not isinstance(message, dict):
            log.warning("engine_message_unreadable")
        elif message.get("type") == "RESTResponse":
            waiter = self._pending.pop(str(message.get("request_id")), None)
            if waiter is not None and not waiter.done():
                waiter.set_result(message)
        elif self._held is not None:
            self._held.append(message)
        else:
            self._deliver(message)

    def _deliver(self, event: dict[str, Any]) -> None:
        try:
            self._on_event(event)
        except Exception:
            log.exception("engine_event_failed", kind=event.get("type"))

    async def request(
        self, method: str, path: str, *, body: dict[str, Any] | None = None, **parameters: str
    ) -> Any:
        """Ask the engine and return its decoded answer.

        Raises:
            GoneError: the object is no longer there or not ours any more.
            RefusedError: any other refusal.
            AwayError: no answer in time, even after reconnecting.

        """
        message = {
            "type": "RESTRequest",
            "method": method,
            "uri": path + (f"?{urlencode(parameters, quote_via=quote)}" if parameters else ""),
        }
        if body is not None:
            message |= {"content_type": "application/json", "message_body": json.dumps(body)}
        begun = time.monotonic()
        try:
            async with asyncio.timeout(_REQUEST_SECONDS):
                answer = await self._ask(message)
        except TimeoutError as error:
            reason = f"{method} {path}: no answer"
            raise AwayError(reason) from error
        if (took := time.monotonic() - begun) > _SLOW_SECONDS:
            log.warning("engine_slow", request=f"{method} {path}", seconds=round(took, 3))
        return _read(answer, f"{method} {path}")

    async def _ask(self, message: dict[str, Any]) -> dict[str, Any]:
        while True:
            await self._opened.wait()
            socket, number = self._socket, str(next(self._numbers))
            if socket is None:
                continue
            waiter: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
            self._pending[number] = waiter
            try:
                await socket.send_json({**message, "request_id": number, "transaction_id": number})
                return await waiter
            except (_DroppedError, ConnectionError):
                await asyncio.sleep(0)
            finally:
                self._pending.pop(number, None)


def _read(answer: dict[str, Any], request: str) -> Any:
    status, text = int(answer["status_code"]), answer.get("message_body") or ""
    reason = f"{status} {request}: {text}"
    if status in _GONE:
        raise GoneError(reason)
    if status >= _FIRST_ERROR:
        raise RefusedError(reason)
    return json.loads(text) if text else None
