"""A WebSocket for code that does not wait: its thread keeps the loop and the connection."""

import asyncio
import contextlib
import queue
import ssl
import threading
from collections.abc import Iterator

import aiohttp

from hotline.intelligence.recognisers.base import RecogniserFailed

_CONNECT_SECONDS = 5.0
_REST_SECONDS = 20.0
_MOST_WAITING = 2000
_END = object()

Frame = str | bytes


class Channel:
    """Frames out, text frames in; a lost connection is told at the next call."""

    def __init__(
        self, url: str, *, protocols: tuple[str, ...] = (), checks_certificate: bool = True
    ) -> None:
        self._url, self._protocols = url, protocols
        self._checks = checks_certificate
        self._loop = asyncio.new_event_loop()
        self._out: asyncio.Queue[Frame | object] = asyncio.Queue(_MOST_WAITING)
        self._said: queue.Queue[str | object] = queue.Queue()
        self._open = threading.Event()
        self._problem: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._open.wait(_CONNECT_SECONDS + 1)
        self._check()

    def send(self, frame: Frame) -> None:
        """Send a frame, soon.

        Raises:
            RecogniserFailed: the connection is lost, or the service does not keep up.

        """
        self._check()
        self._put(frame)

    def received(self) -> Iterator[str]:
        """Return the text frames that came meanwhile, without waiting."""
        while True:
            try:
                said = self._said.get_nowait()
            except queue.Empty:
                self._check()
                return
            if not isinstance(said, str):
                return
            yield said

    def rest(self, seconds: float = _REST_SECONDS) -> Iterator[str]:
        """Return every text frame until the service closes or is silent for so long."""
        while True:
            try:
                said = self._said.get(timeout=seconds)
            except queue.Empty:
                return
            if not isinstance(said, str):
                self._check()
                return
            yield said

    def close(self) -> None:
        """End the connection; the service may have ended it at the same moment."""
        with contextlib.suppress(RuntimeError):  # the loop is closed already
            self._loop.call_soon_threadsafe(self._end)
        self._thread.join(_CONNECT_SECONDS)

    def _end(self) -> None:
        with contextlib.suppress(asyncio.QueueFull):  # nobody reads: the thread is left behind
            self._out.put_nowait(_END)

    def _put(self, frame: Frame) -> None:
        try:
            asyncio.run_coroutine_threadsafe(self._out.put(frame), self._loop).result(
                _CONNECT_SECONDS
            )
        except (TimeoutError, RuntimeError) as error:
            msg = "语音识别服务跟不上，或连接已断开"
            raise RecogniserFailed(msg) from error

    def _check(self) -> None:
        if self._problem is not None:
            msg = f"连不上语音识别服务，或连接中断：{type(self._problem).__name__}"
            raise RecogniserFailed(msg) from self._problem
        if not self._open.is_set():
            msg = "连不上语音识别服务：没有回应"
            raise RecogniserFailed(msg)

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._converse())
        except (aiohttp.ClientError, OSError, TimeoutError, asyncio.CancelledError) as error:
            self._problem = error
        finally:
            self._open.set()
            self._said.put(_END)
            self._loop.close()

    async def _converse(self) -> None:
        timeout = aiohttp.ClientTimeout(total=None, connect=_CONNECT_SECONDS)
        trust: ssl.SSLContext | bool = self._checks
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=False) as session,
            asyncio.timeout(None) as limit,
        ):
            limit.reschedule(self._loop.time() + _CONNECT_SECONDS)
            async with session.ws_connect(
                self._url, protocols=self._protocols, ssl=trust, heartbeat=20
            ) as door:
                limit.reschedule(None)
                self._open.set()
                reading = asyncio.create_task(self._read(door))
                writing = asyncio.create_task(self._write(door))
                done, left = await asyncio.wait(
                    {reading, writing}, return_when=asyncio.FIRST_COMPLETED
                )
                for task in left:
                    task.cancel()
                for task in done:
                    task.result()

    async def _read(self, door: aiohttp.ClientWebSocketResponse) -> None:
        async for message in door:
            if message.type is aiohttp.WSMsgType.TEXT:
                self._said.put(message.data)

    async def _write(self, door: aiohttp.ClientWebSocketResponse) -> None:
        while True:
            frame = await self._out.get()
            if isinstance(frame, bytes):
                await door.send_bytes(frame)
            elif isinstance(frame, str):
                await door.send_str(frame)
            else:
                return
