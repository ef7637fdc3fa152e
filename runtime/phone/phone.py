"""The telephone itself: one UDP socket, the calls on it, and the requests under way."""

import asyncio
import secrets
from collections import OrderedDict
from typing import Self

from runtime.phone.call import Call, CallFailed
from runtime.phone.dialog import Dialog, new_branch
from runtime.phone.digest import answer_challenge
from runtime.phone.message import Message, MessageError, parse_message, request, response
from runtime.phone.transaction import ClientTransaction

REMEMBERED = 200
OK = 200
UNAUTHORIZED = 401


class Phone(asyncio.DatagramProtocol):
    """Use as ``async with Phone(...) as phone``; several may live in one process."""

    def __init__(
        self,
        *,
        address: str,
        server: tuple[str, int],
        number: str,
        port: int = 0,
        password: str | None = None,
    ) -> None:
        self.address = address
        self.server = server
        self.number = number
        self.password = password
        self.port = port
        self.calls: dict[str, Call] = {}
        self._transport: asyncio.DatagramTransport | None = None
        self._under_way: dict[tuple[str, str], ClientTransaction] = {}
        self._answers: OrderedDict[tuple[str, str, str], Message] = OrderedDict()
        self._rung: asyncio.Queue[Call] = asyncio.Queue()
        self._peers: OrderedDict[str, tuple[str, int]] = OrderedDict()

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        where = (self.address, self.port)
        self._transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=where)
        self.port = self._transport.get_extra_info("sockname")[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        calls = [call.hang_up() for call in list(self.calls.values())]
        await asyncio.gather(*calls, return_exceptions=True)
        for transaction in self._under_way.values():
            transaction.stop()
        if self._transport is not None:
            self._transport.close()

    # ---- what the person at the telephone does

    async def dial(self, number: str, *, headers: tuple[tuple[str, str], ...] = ()) -> Call:
        """Call a number; returns at once, see :meth:`Call.answered`."""
        host = f"{self.server[0]}:{self.server[1]}"
        dialog = Dialog.outgoing(
            us=f"sip:{self.number}@{self.address}",
            them=f"sip:{number}@{host}",
            contact=self._contact,
        )
        call = Call(self, dialog)
        self.calls[dialog.call_id] = call
        self._peers[dialog.call_id] = self.server
        call.place(headers)
        return call

    async def next_call(self, seconds: float | None = None) -> Call:
        """Wait until somebody calls; the call rings and wants ``answer`` or ``reject``.

        Raises:
            TimeoutError: nobody called.

        """
        return await asyncio.wait_for(self._rung.get(), seconds)

    async def register(self, *, expires: int = 120) -> None:
        """Tell the server where we are, so that it can ring us; 0 takes it back.

        Raises:
            CallFailed: the server refused.

        """
        uri = f"sip:{self.server[0]}:{self.server[1]}"
        us = f"<sip:{self.number}@{self.server[0]}>"
        fixed = [
            ("max-forwards", "70"),
            ("from", f"{us};tag={secrets.token_hex(5)}"),
            ("to", us),
            ("call-id", secrets.token_hex(12)),
            ("contact", f"<{self._contact}>"),
            ("expires", str(expires)),
        ]
        proof: list[tuple[str, str]] = []
        for cseq in (1, 2):
            counted = [("via", self.via(new_branch())), ("cseq", f"{cseq} REGISTER")]
            answer = await self.transact(request("REGISTER", uri, counted + fixed + proof)).final()
            if answer.status == OK:
                return
            if answer.status != UNAUTHORIZED or self.password is None:
                break
            told = answer_challenge(
                answer.first("www-authenticate"),
                username=self.number,
                password=self.password,
                method="REGISTER",
                uri=uri,
            )
            proof = [("authorization", told)]
        raise CallFailed(answer.status, answer.start)

    async def ask_options(self) -> Message:
        """Ask the server whether it is there (OPTIONS).

        Raises:
            TimeoutError: it is not.

        """
        uri = f"sip:{self.server[0]}:{self.server[1]}"
        headers = [
            ("via", self.via(new_branch())),
            ("max-forwards", "70"),
            ("from", f"<sip:{self.number}@{self.address}>;tag={secrets.token_hex(5)}"),
            ("to", f"<{uri}>"),
            ("call-id", secrets.token_hex(12)),
            ("cseq", "1 OPTIONS"),
            ("contact", f"<{self._contact}>"),
        ]
        return await self.transact(request("OPTIONS", uri, headers)).final()

    # ---- what calls need

    @property
    def _contact(self) -> str:
        return f"sip:{self.number}@{self.address}:{self.port}"

    def via(self, branch: str) -> str:
        """Return a Via value."""
        return f"SIP/2.0/UDP {self.address}:{self.port};rport;branch={branch}"

    def send(self, message: Message) -> None:
        """Send without expecting an answer."""
        if self._transport is not None and not self._transport.is_closing():
            peer = self._peers.get(message.first("call-id"), self.server)
            self._transport.sendto(message.encode(), peer)

    def transact(self, message: Message) -> ClientTransaction:
        """Send and collect the responses."""
        transaction = ClientTransaction(message, lambda: self.send(message))
        self._under_way[(message.branch, message.method)] = transaction
        transaction.start()
        return transaction

    def respond(self, to: Message, status: int, reason: str, *, tag: str, body: str = "") -> None:
        """Answer a request, and remember the answer for when the request is repeated."""
        contact = f"<{self._contact}>"
        answer = response(to, status, reason, tag=tag, contact=contact, body=body)
        self._answers[(to.branch, to.method, to.first("call-id"))] = answer
        while len(self._answers) > REMEMBERED:
            self._answers.popitem(last=False)
        self.send(answer)

    def forget(self, call: Call) -> None:
        """The call is over."""
        self.calls.pop(call.dialog.call_id, None)

    # ---- what arrives from the network

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:  # noqa: D102
        try:
            message = parse_message(data)
        except MessageError:
            return
        if message.status:
            self._receive_response(message)
        else:
            self._receive_request(message, addr)

    def _receive_response(self, message: Message) -> None:
        transaction = self._under_way.get((message.branch, message.cseq[1]))
        call = self.calls.get(message.first("call-id"))
        if transaction is None:
            if call is not None and message.cseq[1] == "INVITE":
                call.receive_late_answer(message)
            return
        if message.status >= OK:
            self._under_way.pop((message.branch, message.cseq[1]))
        transaction.receive(message)

    def _receive_request(self, message: Message, sender: tuple[str, int]) -> None:
        call_id = message.first("call-id")
        self._peers[call_id] = sender
        while len(self._peers) > REMEMBERED:
            self._peers.popitem(last=False)
        known = self._answers.get((message.branch, message.method, call_id))
        if known is not None and message.method != "ACK":
            self.send(known)
            return
        call = self.calls.get(call_id)
        if call is not None:
            call.receive(message)
        elif message.method == "INVITE":
            self._ring(message)
        elif message.method == "OPTIONS":
            self.respond(message, 200, "OK", tag=secrets.token_hex(5))
        elif message.method != "ACK":
            self.respond(message, 481, "No Such Call", tag=secrets.token_hex(5))

    def _ring(self, invite: Message) -> None:
        try:
            call = Call(self, Dialog.incoming(invite, self._contact), invite)
        except MessageError:
            self.respond(invite, 400, "Bad Request", tag=secrets.token_hex(5))
            return
        self.calls[call.dialog.call_id] = call
        call.ring()
        self._rung.put_nowait(call)
