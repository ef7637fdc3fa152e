"""One call of the telephone, placed or received, from the first ring to the last word."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Literal, Protocol

from runtime.phone.dialog import Dialog, new_branch
from runtime.phone.digest import DigestError, answer_challenge
from runtime.phone.message import Message, parse_address, request
from runtime.phone.rtp import Ear, Mouth, RtpStream
from runtime.phone.sdp import MIRROR, SdpError, read_sdp, write_sdp
from runtime.phone.transaction import ClientTransaction

State = Literal["dialling", "ringing", "talking", "ended"]
CHALLENGES = {
    401: ("www-authenticate", "authorization"),
    407: ("proxy-authenticate", "proxy-authorization"),
}
UNACKNOWLEDGED_SECONDS = 32.0
ACK_REPEAT_SECONDS = 0.5
GOODBYE_SECONDS = 4.0
OK = 200
REFUSED = 300


class CallFailed(Exception):
    """The call was not answered; ``status`` is SIP's reason, 408 when nobody reacted."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status = status
        self.reason = reason


class Line(Protocol):
    """What a call needs of its telephone."""

    address: str
    number: str
    password: str | None

    def via(self, branch: str) -> str:
        """Return a Via value."""

    def send(self, message: Message) -> None:
        """Send without expecting an answer."""

    def transact(self, message: Message) -> ClientTransaction:
        """Send and collect the responses."""

    def respond(self, to: Message, status: int, reason: str, *, tag: str, body: str = "") -> None:
        """Answer a request."""

    def forget(self, call: "Call") -> None:
        """The call is over."""


class Call:
    """Made by :class:`runtime.phone.phone.Phone`; ``mouth`` and ``ear`` are its sound."""

    def __init__(self, line: Line, dialog: Dialog, invite: Message | None = None) -> None:
        self.dialog = dialog
        self.state: State = "dialling" if invite is None else "ringing"
        self.status = 0
        self.end_reason = ""
        self.is_held = False
        """The other side put us on hold (保持)."""
        self.invite = invite
        self.rtp = RtpStream()
        self._line = line
        self._changed = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()
        self._invite_transaction: ClientTransaction | None = None
        self._acknowledged = asyncio.Event()
        self._acknowledgement: Message | None = None
        self._gives_up = False

    @property
    def mouth(self) -> Mouth:
        """What we say."""
        return self.rtp.mouth

    @property
    def ear(self) -> Ear:
        """What we hear."""
        return self.rtp.ear

    @property
    def remote_number(self) -> str:
        """The other side's number, as it presents itself; empty when withheld."""
        return parse_address(self.dialog.remote).number

    # ---- what the person at the telephone does

    def place(self, extra: tuple[tuple[str, str], ...] = ()) -> None:
        """Begin to dial."""
        self._spawn(self._place(extra))

    async def answered(self, seconds: float = 60) -> None:
        """Wait until the other side picks up.

        Raises:
            CallFailed: it refused, or did not pick up in time.

        """
        try:
            await self._wait_for("talking", seconds)
        except TimeoutError as error:
            raise CallFailed(408, "no answer") from error
        if self.state != "talking":
            raise CallFailed(self.status, self.end_reason)

    async def ended(self, seconds: float | None = None) -> None:
        """Wait until the call is over.

        Raises:
            TimeoutError: it is not.

        """
        await self._wait_for("ended", seconds)

    def ring(self) -> None:
        """Tell the caller that we ring."""
        if self.invite is not None and self.state == "ringing":
            self._line.respond(self.invite, 180, "Ringing", tag=self.dialog.local_tag)

    def answer(self) -> None:
        """Pick up."""
        if self.invite is not None and self.state == "ringing":
            self._set("talking")
            self._spawn(self._accept(self.invite))

    def reject(self, status: int = 486, reason: str = "Busy Here") -> None:
        """Refuse to pick up."""
        if self.invite is not None and self.state == "ringing":
            self._line.respond(self.invite, status, reason, tag=self.dialog.local_tag)
            self._end("rejected by us", status)

    async def hang_up(self) -> None:
        """End the call whatever its state, and wait until the other side knows."""
        if self.state == "ringing" and self.invite is not None:
            self.reject()
        elif self.state == "talking":
            goodbye = self._request("BYE")
            self._end("hung up by us")
            try:
                await asyncio.wait_for(goodbye.final(), GOODBYE_SECONDS)
            except TimeoutError:
                goodbye.stop()
        elif self.state != "ended":
            self._gives_up = True
            try:
                await asyncio.wait_for(self._cancel(), GOODBYE_SECONDS)
                await self.ended(GOODBYE_SECONDS)
            except TimeoutError:
                self._end("given up", 487)

    async def hold(self) -> bool:
        """Put the other side on hold; tell whether it agreed."""
        return await self._reinvite("sendonly")

    async def resume(self) -> bool:
        """Take the other side off hold; tell whether it agreed."""
        return await self._reinvite("sendrecv")

    # ---- what arrives from the network

    def receive(self, message: Message) -> None:
        """Take a request inside this call."""
        tag = self.dialog.local_tag
        if message.method == "ACK":
            self._acknowledged.set()
        elif message.method == "BYE":
            self._line.respond(message, 200, "OK", tag=tag)
            self._end("hung up by the other side")
        elif message.method == "CANCEL":
            self._line.respond(message, 200, "OK", tag=tag)
            if self.state == "ringing" and self.invite is not None:
                self._line.respond(self.invite, 487, "Request Terminated", tag=tag)
                self._end("the caller gave up", 487)
        elif message.method in ("INVITE", "UPDATE"):
            self._renegotiate(message)
        elif message.method in ("INFO", "NOTIFY", "OPTIONS"):
            self._line.respond(message, 200, "OK", tag=tag)
        else:
            self._line.respond(message, 405, "Method Not Allowed", tag=tag)

    def receive_late_answer(self, answer: Message) -> None:
        """Our ACK was lost: the other side repeats its 200."""
        if self._acknowledgement is not None and answer.cseq == (self.dialog.cseq, "INVITE"):
            self._line.send(self._acknowledgement)

    def _renegotiate(self, message: Message) -> None:
        tag = self.dialog.local_tag
        if not message.body:
            offer = (
                write_sdp(self._line.address, self.rtp.port) if message.method == "INVITE" else ""
            )
            self._line.respond(message, 200, "OK", tag=tag, body=offer)
            return
        try:
            wanted = read_sdp(message.body)
        except SdpError:
            self._line.respond(message, 488, "Not Acceptable Here", tag=tag)
            return
        self._listen_to(message.body)
        direction = MIRROR.get(wanted.direction, "inactive")
        body = write_sdp(self._line.address, self.rtp.port, direction)
        self._line.respond(message, 200, "OK", tag=tag, body=body)

    # ---- the machinery

    async def _place(self, extra: tuple[tuple[str, str], ...]) -> None:
        await self.rtp.open(self._line.address)
        offer = write_sdp(self._line.address, self.rtp.port)
        try:
            answer = await self._invite(offer, extra)
            challenge = CHALLENGES.get(answer.status)
            if challenge and self._line.password is not None and not self._gives_up:
                proof = self._proof(answer.first(challenge[0]))
                self.dialog.cseq += 1
                answer = await self._invite(offer, (*extra, (challenge[1], proof)))
        except (TimeoutError, DigestError) as error:
            self._end(str(error) or "no answer", 408)
            return
        if answer.status >= REFUSED:
            self._end(answer.start.partition(f"{answer.status} ")[2], answer.status)
        elif self._gives_up:
            await self._request("BYE").final()
            self._end("given up", 487)
        else:
            self.status = answer.status
            self._set("talking")

    async def _invite(self, offer: str, extra: tuple[tuple[str, str], ...]) -> Message:
        """Send one INVITE and acknowledge its final answer."""
        invite = self.dialog.request(
            "INVITE", self._line.via(new_branch()), body=offer, extra=extra
        )
        self._invite_transaction = self._line.transact(invite)
        answer = None
        async for answer in self._invite_transaction.responses():
            if answer.body and answer.status < REFUSED:
                self._listen_to(answer.body)
            if 180 <= answer.status < OK and self.state == "dialling":  # noqa: PLR2004
                self._set("ringing")
        if answer is None:
            raise TimeoutError
        if answer.status < REFUSED:
            self.dialog.confirm(answer)
            self._acknowledgement = self.dialog.request("ACK", self._line.via(new_branch()))
            self._line.send(self._acknowledgement)
        else:
            self._line.send(self._same_branch(invite, "ACK", to=answer.first("to")))
        return answer

    def _same_branch(self, invite: Message, method: str, *, to: str) -> Message:
        kept = [
            (n, v)
            for n, v in invite.headers
            if n in ("via", "max-forwards", "from", "call-id", "route")
        ]
        number = invite.cseq[0]
        return request(method, invite.uri, [*kept, ("to", to), ("cseq", f"{number} {method}")])

    def _proof(self, challenge: str) -> str:
        return answer_challenge(
            challenge,
            username=self._line.number,
            password=self._line.password or "",
            method="INVITE",
            uri=self.dialog.target,
        )

    async def _cancel(self) -> None:
        transaction = self._invite_transaction
        if transaction is None:
            return
        await transaction.has_provisional.wait()
        invite = transaction.message
        await self._line.transact(
            self._same_branch(invite, "CANCEL", to=invite.first("to"))
        ).final()

    async def _accept(self, invite: Message) -> None:
        """Send our 200 until it is acknowledged."""
        await self.rtp.open(self._line.address)
        if invite.body:
            self._listen_to(invite.body)
        body = write_sdp(self._line.address, self.rtp.port)
        pause, waited = ACK_REPEAT_SECONDS, 0.0
        while not self._acknowledged.is_set() and waited < UNACKNOWLEDGED_SECONDS:
            self._line.respond(invite, 200, "OK", tag=self.dialog.local_tag, body=body)
            try:
                await asyncio.wait_for(self._acknowledged.wait(), pause)
            except TimeoutError:
                waited += pause
                pause = min(pause * 2, 4.0)
        if not self._acknowledged.is_set():
            await self.hang_up()

    async def _reinvite(self, direction: str) -> bool:
        self.dialog.cseq += 1
        offer = write_sdp(self._line.address, self.rtp.port, direction)
        try:
            answer = await self._invite(offer, ())
        except TimeoutError:
            return False
        return answer.status < REFUSED

    def _listen_to(self, description: str) -> None:
        try:
            remote = read_sdp(description)
        except SdpError:
            return
        self.rtp.remote = (remote.address, remote.port)
        self.rtp.keys_type = remote.keys_type
        self.is_held = remote.is_hold

    def _request(self, method: str) -> ClientTransaction:
        self.dialog.cseq += 1
        return self._line.transact(self.dialog.request(method, self._line.via(new_branch())))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _end(self, reason: str, status: int = 200) -> None:
        if self.state != "ended":
            self.end_reason, self.status = reason, status
            self.rtp.close()
            self._set("ended")
            self._line.forget(self)

    def _set(self, state: State) -> None:
        self.state = state
        self._spawn(self._tell())

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _wait_for(self, state: State, seconds: float | None) -> None:
        async with self._changed:
            done = self._changed.wait_for(lambda: self.state in (state, "ended"))
            await asyncio.wait_for(done, seconds)
