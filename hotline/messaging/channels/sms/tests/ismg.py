"""A gateway (ISMG) that speaks CMPP by its document, byte by byte, without our codec."""

import asyncio
import hashlib
import itertools
import struct
import threading
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

_HEAD = struct.Struct(">III")
_TAILS = {"2.0": 8, "3.0": 20}
_FORMATS: dict[str, dict[str, str]] = {
    "2.0": {
        "submit": ">QBBBB10sB21sBBB6s2s6s17s17s21sB21sB",
        "deliver": ">Q21s10sBBB21sBB",
        "report": ">Q7s10s10s21sI",
        "result": ">QB",
        "status": ">B16sB",
    },
    "3.0": {
        "submit": ">QBBBB10sB32sBBBB6s2s6s17s17s21sB32sBB",
        "deliver": ">Q21s10sBBB32sBBB",
        "report": ">Q7s10s10s32sI",
        "result": ">QI",
        "status": ">I16sB",
    },
}


def _md5(proof: bytes) -> bytes:
    return hashlib.md5(proof, usedforsecurity=False).digest()


@dataclass
class Submitted:
    """A message as it was submitted."""

    msg_id: int
    total: int
    number: int
    is_reported: bool
    has_header: bool
    msg_fmt: int
    phone: str
    src_id: str
    content: bytes


@dataclass
class Ismg:
    """The gateway: what it got, and how it is to behave."""

    version: str = "3.0"
    secret: str = "shared"
    source_addr: str = "901234"
    result: int = 0
    is_mute: bool = False
    """Answers no SUBMIT and no ACTIVE_TEST."""
    says_wrong_proof: bool = False
    loses: set[int] = field(default_factory=set)
    """The parts whose first answer gets lost on the way."""
    breaks: set[int] = field(default_factory=set)
    """The parts after which the connection goes away, before they are answered."""
    repeats_say: int = 0
    """The result for a number it has had: 0 and the same id, or 3 (消息序号重复)."""
    submitted: list[Submitted] = field(default_factory=list)
    acknowledged: list[tuple[int, int]] = field(default_factory=list)
    tests: int = 0
    logins: int = 0
    most_waiting: int = 0
    _waiting: int = 0
    _taken: dict[tuple[int, int], int] = field(default_factory=dict)
    hold_seconds: float = 0.0

    def start(self) -> int:
        """Listen in a thread of its own; return the port."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._writers: list[asyncio.StreamWriter] = []
        self._numbers = itertools.count(1)
        self._ids = itertools.count(0x0B1C2D3E00000001)
        self._server = self.do(asyncio.start_server(self._serve, "127.0.0.1", 0))
        return int(self._server.sockets[0].getsockname()[1])

    def stop(self) -> None:
        """End every connection and the thread."""
        self.drop()
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run a coroutine in the gateway's thread and return what it returns."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def drop(self) -> None:
        """Break the connections without a word."""
        self.do(self._drop())

    async def _drop(self) -> None:
        for each in self._writers:
            each.close()
        self._writers.clear()
        await asyncio.sleep(0)

    def report(self, msg_id: int, stat: str) -> None:
        """Deliver a report of a message."""
        content = struct.pack(
            _FORMATS[self.version]["report"],
            msg_id,
            stat.encode(),
            b"2611281005",
            b"2611281006",
            b"13907551234",
            7,
        )
        self.deliver(content, msg_fmt=0, registered=1)

    def deliver(
        self,
        content: bytes,
        *,
        msg_fmt: int = 8,
        udhi: int = 0,
        registered: int = 0,
        phone: str = "8613907551234",
        msg_id: int = 0,
    ) -> int:
        """Deliver a message of a citizen, or a report; return its id."""
        msg_id = msg_id or next(self._ids)
        types = (0,) if self.version == "3.0" else ()
        body = struct.pack(
            _FORMATS[self.version]["deliver"],
            msg_id,
            b"10690123",
            b"HELP",
            0,
            udhi,
            msg_fmt,
            phone.encode(),
            *types,
            registered,
            len(content),
        )
        body += content + bytes(_TAILS[self.version])
        self.do(self._send(self._writers[-1], 0x00000005, next(self._numbers), body))
        return msg_id

    async def _send(
        self, writer: asyncio.StreamWriter, command: int, number: int, body: bytes = b""
    ) -> None:
        writer.write(_HEAD.pack(12 + len(body), command, number) + body)
        await writer.drain()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                length, command, number = _HEAD.unpack(await reader.readexactly(12))
                body = await reader.readexactly(length - 12)
                if command == 0x00000004:
                    asyncio.get_running_loop().create_task(self._submit(writer, number, body))
                else:
                    await self._take(writer, command, number, body)
        except (OSError, asyncio.IncompleteReadError):
            writer.close()

    async def _take(
        self, writer: asyncio.StreamWriter, command: int, number: int, body: bytes
    ) -> None:
        if command == 0x00000001:
            await self._connect(writer, number, body)
        elif command == 0x00000008:
            self.tests += 1
            if not self.is_mute:
                await self._send(writer, 0x80000008, number, b"\0")
        elif command == 0x80000005:
            msg_id, result = struct.unpack(_FORMATS[self.version]["result"], body)
            self.acknowledged.append((msg_id, result))
        elif command == 0x00000002:
            await self._send(writer, 0x80000002, number)

    async def _connect(self, writer: asyncio.StreamWriter, number: int, body: bytes) -> None:
        source, proof, version, stamp = struct.unpack(">6s16sBI", body)
        wanted = _md5(
            source.rstrip(b"\0") + bytes(9) + self.secret.encode() + f"{stamp:010d}".encode()
        )
        is_known = source.decode() == self.source_addr and proof == wanted
        status = 0 if is_known else 3
        size = 4 if self.version == "3.0" else 1
        ours = _md5(status.to_bytes(size, "big") + proof + self.secret.encode())
        if self.says_wrong_proof:
            ours = bytes(16)
        answer = struct.pack(_FORMATS[self.version]["status"], status, ours, version)
        self.logins += is_known
        self._writers.append(writer)
        await self._send(writer, 0x80000001, number, answer)

    async def _submit(self, writer: asyncio.StreamWriter, number: int, body: bytes) -> None:
        self._waiting += 1
        self.most_waiting = max(self.most_waiting, self._waiting)
        if self.hold_seconds:
            await asyncio.sleep(self.hold_seconds)
        self._waiting -= 1
        if self.is_mute:
            return
        known = self._taken.get((id(writer), number))
        msg_id, result = known or next(self._ids), self.repeats_say if known else self.result
        if not known and not result:
            self._taken[id(writer), number] = msg_id
            self.submitted.append(self._read(msg_id, body))
            part = self.submitted[-1].number
            if part in self.breaks:
                self.breaks.discard(part)
                writer.close()
                return
            if part in self.loses:
                self.loses.discard(part)
                return
        answer = struct.pack(_FORMATS[self.version]["result"], msg_id, result)
        await self._send(writer, 0x80000004, number, answer)

    def _read(self, msg_id: int, body: bytes) -> Submitted:
        layout = struct.Struct(_FORMATS[self.version]["submit"])
        values = list(layout.unpack_from(body))
        length = values.pop()
        if self.version == "3.0":
            del values[8], values[-1]  # the two types of terminals
        assert len(body) == layout.size + length + _TAILS[self.version]
        return Submitted(
            msg_id=msg_id,
            total=values[1],
            number=values[2],
            is_reported=bool(values[3]),
            has_header=bool(values[9]),
            msg_fmt=values[10],
            phone=values[-1].rstrip(b"\0").decode(),
            src_id=values[-3].rstrip(b"\0").decode(),
            content=body[layout.size : layout.size + length],
        )
