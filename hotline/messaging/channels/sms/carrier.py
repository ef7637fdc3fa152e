"""Carry short messages over CMPP: hold each account's connection, and let jobs send by it.

A job hands a message over through a socket of this machine, one line of JSON each way.
"""

import asyncio
import contextlib
import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings as django_settings
from django.db import DatabaseError, connection

from hotline.contacts.rules.channels import Channel
from hotline.core.clock import now
from hotline.messaging.channels.sms.answered import Answered, Remembered
from hotline.messaging.channels.sms.cmpp.layouts import Version
from hotline.messaging.channels.sms.cmpp.packets import decode_report
from hotline.messaging.channels.sms.cmpp.session import LineBrokenError, Session
from hotline.messaging.channels.sms.cmpp.texts import Piece, heard_of, pieces_of
from hotline.messaging.channels.sms.inbound import peer_of, take_message, take_part, take_report
from hotline.messaging.channels.sms.settings import CmppSettings
from hotline.messaging.pulses import note_fault
from hotline.messaging.rules.parts import Part

_PAUSES = (1, 2, 5, 10, 30, 60)
_FINAL = frozenset({4, 6, 12, 13})
"""Results after which trying again is of no use: its length, its receiver."""
_WHY = {
    1: "消息结构错",
    2: "命令字错",
    3: "消息序号重复",
    4: "消息长度错",
    5: "资费代码错",
    6: "超过最大信息长",
    7: "业务代码错",
    8: "流量控制错",
    9: "本网关不负责此计费号码",
    10: "Src_Id 错误",
    11: "Msg_src 错误",
    12: "计费号码错误",
    13: "接收号码错误",
}
_log = structlog.get_logger()


def socket_of(account: str) -> Path:
    """Return where the account's jobs reach its connection."""
    folder: Path = django_settings.HOTLINE_ENVIRONMENT.var / "run"
    return folder / f"sms-{account}.sock"


class Line:
    """An account: its connection, made again whenever it breaks, and its socket."""

    def __init__(self, account: str, settings: CmppSettings) -> None:
        self.account = account
        self._settings = settings
        self._session: Session | None = None
        self._keeper = ThreadPoolExecutor(max_workers=1)
        """One thread: what a citizen writes is kept in the order it came."""
        self._remembered = Remembered(now().second)
        self._version = Version.V3 if settings.version == "3.0" else Version.V2

    async def carry(self) -> None:
        """Hold the connection and serve the socket until cancelled."""
        path = socket_of(self.account)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        server = await asyncio.start_unix_server(self._serve, str(path))
        path.chmod(0o600)
        try:
            async with server:
                await self._hold()
        finally:
            path.unlink(missing_ok=True)
            if self._session is not None:
                await self._session.close()
            self._keeper.shutdown(wait=False)

    async def _hold(self) -> None:
        failed = 0
        while True:
            session = Session(self._settings, self._deliver)
            try:
                await session.open()
            except LineBrokenError as error:
                await self._in_database(_note_fault, self.account, str(error))
                await asyncio.sleep(_PAUSES[min(failed, len(_PAUSES) - 1)])
                failed += 1
                continue
            failed = 0
            self._session = session
            _log.info("connected", action="carry_sms", account=self.account)
            await session.closed.wait()
            await session.close()
            await self._in_database(_note_fault, self.account, "与短信网关的连接断开，正在重连。")

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, ValueError):
            asked = json.loads(await reader.readline())
            answer = await self._answer(asked)
            writer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
            await writer.drain()
        writer.close()

    async def _answer(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        session = self._session
        if session is None or session.closed.is_set():
            return {"fault": "与短信网关的连接尚未建立。"}
        if "phone" not in asked:
            return {"id": ""}
        answered = self._remembered.of(asked)
        async with answered.alone:
            return await self._submit(session, asked, answered)

    async def _submit(
        self, session: Session, asked: Mapping[str, Any], answered: Answered
    ) -> Mapping[str, Any]:
        """Submit every part the gateway has not answered for yet, in order."""
        pieces = pieces_of(str(asked["text"]), reference=answered.reference)
        for each in pieces:
            if each.number in answered.ids:
                continue
            is_reported = bool(asked.get("is_reported")) and each.number == each.total
            fields = self._fields(str(asked["phone"]), each, is_reported)
            try:
                packet = await session.submit(**fields)
            except LineBrokenError as error:
                return {"fault": str(error)}
            if result := packet.fields["result"]:
                fault = f"短信网关拒绝（{result}）：{_WHY.get(result, '其他错误')}。"
                return {"fault": fault, "is_final": result in _FINAL}
            answered.ids[each.number] = packet.fields["msg_id"]
        return {"id": f"{answered.ids[len(pieces)]:016x}"}

    def _fields(self, phone: str, piece: Piece, is_reported: bool) -> dict[str, Any]:  # noqa: FBT001 - a field
        settings = self._settings
        return {
            "pk_total": piece.total,
            "pk_number": piece.number,
            "registered_delivery": int(is_reported),
            "service_id": settings.service_id,
            "fee_user_type": 2,
            "tp_udhi": int(piece.total > 1),
            "msg_fmt": piece.msg_fmt,
            "msg_src": settings.source_addr,
            "fee_type": "01",
            "fee_code": "000000",
            "src_id": settings.src_id,
            "dest_count": 1,
            "dest_terminal_id": phone,
            "content": piece.content,
        }

    async def _deliver(self, fields: Mapping[str, Any]) -> None:
        await self._in_database(self._keep, fields)

    async def _in_database(self, work: Callable[..., None], *given: Any) -> None:
        """Work in the thread that keeps, and hand the database's connection back at the end."""

        def run() -> None:
            try:
                work(*given)
            finally:
                connection.close()

        await asyncio.get_running_loop().run_in_executor(self._keeper, run)

    def _keep(self, fields: Mapping[str, Any]) -> None:
        if fields["registered_delivery"]:
            report = decode_report(fields["content"], self._version)
            external_id = f"{report['msg_id']:016x}"
            take_report(account=self.account, external_id=external_id, status=report["stat"])
            return
        external_id = f"{fields['msg_id']:016x}"
        heard = heard_of(fields["content"], fields["msg_fmt"], fields["tp_udhi"])
        phone = fields["src_terminal_id"]
        if not 1 <= heard.number <= heard.total or heard.total == 1:
            text = heard.content.decode(heard.coding, "replace")
            take_message(
                account=self.account, external_id=external_id, phone=phone, text=text, now=now()
            )
            return
        part = Part(
            channel=Channel.SMS,
            account=self.account,
            external_id=external_id,
            peer=peer_of(phone),
            reference=heard.reference,
            total=heard.total,
            position=heard.number,
            content=heard.content,
            coding=heard.coding,
        )
        take_part(part, now=now())


def _note_fault(account: str, fault: str) -> None:
    """Keep the fault if the database is there; the line goes on without it."""
    with contextlib.suppress(DatabaseError):
        note_fault(Channel.SMS, account, fault, now=now())
