"""One connection to a gateway: prove who we are, submit, hear, stay alive."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog

from hotline.messaging.channels.sms.cmpp.layouts import HEADER, Command, Version
from hotline.messaging.channels.sms.cmpp.packets import (
    MalformedPacketError,
    Packet,
    authenticator_of_gateway,
    authenticator_of_source,
    body_length,
    decode,
    encode,
)
from hotline.messaging.channels.sms.settings import CmppSettings
from hotline.reference.rules.calendar import SHANGHAI

Deliver = Callable[[Mapping[str, Any]], Awaitable[None]]
_REFUSALS = {1: "消息结构错", 2: "非法源地址", 3: "认证失败", 4: "版本太高", 5: "其他错误"}
_MISSED = 3
_SENDS = 3
"""So often a SUBMIT without an answer goes out, under one number: the gateway takes it once."""
_REPEATED = 3
"""The result that says the gateway has had this number before."""
_log = structlog.get_logger()


class LineBrokenError(ConnectionError):
    """The connection cannot be made or went away; the sentence is Chinese."""


class Session:
    """A connection that was accepted; :meth:`open` makes one."""

    def __init__(self, settings: CmppSettings, deliver: Deliver) -> None:
        self._settings = settings
        self._deliver = deliver
        self.version = Version.V3 if settings.version == "3.0" else Version.V2
        self._sequence = 0
        self._waiting: dict[int, asyncio.Future[Packet]] = {}
        self._window = asyncio.Semaphore(settings.window)
        self._tasks: set[asyncio.Task[None]] = set()
        self._next_slot = 0.0
        self.closed = asyncio.Event()

    async def open(self) -> None:
        """Connect and prove who we are.

        Raises:
            LineBrokenError: nobody is there, or it does not let us in.

        """
        settings = self._settings
        try:
            async with asyncio.timeout(settings.answer_seconds):
                self._reader, self._writer = await asyncio.open_connection(
                    settings.host, settings.port
                )
        except (OSError, TimeoutError) as error:
            msg = f"连不上短信网关 {settings.host}:{settings.port}。"
            raise LineBrokenError(msg) from error
        self._start(self._read())
        try:
            await self._prove()
        except BaseException:
            await self.close()
            raise
        self._start(self._stay_alive())

    async def _prove(self) -> None:
        settings = self._settings
        secret = settings.secret.get_secret_value()
        stamp = int(f"{datetime.now(tz=SHANGHAI):%m%d%H%M%S}")
        proof = authenticator_of_source(settings.source_addr, secret, stamp)
        answer = await self._ask(
            Command.CONNECT,
            source_addr=settings.source_addr,
            authenticator=proof,
            version=self.version,
            timestamp=stamp,
        )
        status = answer.fields["status"]
        if status:
            msg = f"短信网关拒绝登录：{_REFUSALS.get(status, status)}。"
            raise LineBrokenError(msg)
        wanted = authenticator_of_gateway(status, proof, secret, self.version)
        if answer.fields["authenticator"] != wanted:
            msg = "短信网关没有证明它知道共享密钥。"
            raise LineBrokenError(msg)

    async def submit(self, **fields: Any) -> Packet:
        """Submit one short message, within the window and the agreed rate.

        Raises:
            LineBrokenError: the connection went away, or no answer came.

        """
        async with self._window:
            await self._slot()
            return await self._ask(Command.SUBMIT, sends=_SENDS, **fields)

    async def _slot(self) -> None:
        now = time.monotonic()
        self._next_slot = max(self._next_slot, now) + 1 / self._settings.per_second
        await asyncio.sleep(self._next_slot - 1 / self._settings.per_second - now)

    async def close(self) -> None:
        """Say goodbye and end everything."""
        if not self.closed.is_set():
            with contextlib.suppress(OSError):
                self._send(Command.TERMINATE, self._number())
                self._writer.close()
            self._end()
        tasks = [each for each in self._tasks if each is not asyncio.current_task()]
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _ask(self, command: Command, *, sends: int = 1, **fields: Any) -> Packet:
        if self.closed.is_set():
            msg = "与短信网关的连接已断开。"
            raise LineBrokenError(msg)
        number = self._number()
        answer: asyncio.Future[Packet] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        try:
            for sent in range(1, sends + 1):
                self._send(command, number, **fields)
                await asyncio.wait([answer], timeout=self._settings.answer_seconds / sends)
                if answer.done():
                    return _settled(answer.result(), sent)
        except OSError as error:
            if isinstance(error, LineBrokenError):
                raise
            msg = "短信网关没有应答。"
            raise LineBrokenError(msg) from error
        finally:
            self._waiting.pop(number, None)
        msg = "短信网关没有应答。"
        raise LineBrokenError(msg)

    def _send(self, command: Command, number: int, **fields: Any) -> None:
        self._writer.write(encode(Packet(command, number, fields), self.version))

    def _number(self) -> int:
        self._sequence = self._sequence % 0x7FFFFFFF + 1
        return self._sequence

    def _start(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _end(self) -> None:
        self.closed.set()
        for each in self._waiting.values():
            if not each.done():
                each.set_exception(LineBrokenError("与短信网关的连接已断开。"))

    async def _read(self) -> None:
        try:
            while True:
                head = await self._reader.readexactly(HEADER)
                body = await self._reader.readexactly(body_length(head))
                self._take(decode(head + body, self.version))
        except (OSError, asyncio.IncompleteReadError) as error:
            _log.info("line ended", action="cmpp", why=type(error).__name__)
        except MalformedPacketError as error:
            _log.warning("no packet of CMPP", action="cmpp", why=str(error))
        finally:
            self._writer.close()
            self._end()

    def _take(self, packet: Packet) -> None:
        if packet.command >= Command.CONNECT_RESP:
            waiting = self._waiting.get(packet.sequence)
            if waiting is not None and not waiting.done():
                waiting.set_result(packet)
        elif packet.command is Command.ACTIVE_TEST:
            self._send(Command.ACTIVE_TEST_RESP, packet.sequence)
        elif packet.command is Command.DELIVER:
            self._start(self._hear(packet))
        elif packet.command is Command.TERMINATE:
            self._send(Command.TERMINATE_RESP, packet.sequence)
            self._writer.close()

    async def _hear(self, packet: Packet) -> None:
        """Answer only when it is kept: what is not answered is delivered again."""
        try:
            await self._deliver(packet.fields)
        except Exception as error:  # noqa: BLE001 - the gateway keeps it and comes back
            _log.error("not kept", action="cmpp", why=type(error).__name__, exc_info=error)
            return
        answer = {"msg_id": packet.fields["msg_id"], "result": 0}
        self._send(Command.DELIVER_RESP, packet.sequence, **answer)

    async def _stay_alive(self) -> None:
        missed = 0
        while missed < _MISSED:
            await asyncio.sleep(self._settings.active_test_seconds)
            try:
                await self._ask(Command.ACTIVE_TEST)
            except LineBrokenError:
                missed += 1
            else:
                missed = 0
        _log.warning("gateway is silent", action="cmpp")
        self._writer.close()


def _settled(answer: Packet, sent: int) -> Packet:
    """Read "had this number before" after a second try as what it says: it was taken."""
    if sent > 1 and answer.fields.get("result") == _REPEATED:
        return replace(answer, fields={**answer.fields, "result": 0})
    return answer
