"""What attackers send: scans for extensions, guesses of passwords, floods."""

import contextlib
import socket
import time
from collections.abc import Iterable

from runtime.phone import CallFailed, Phone
from runtime.phone.dialog import new_branch
from runtime.phone.message import Message, request

ATTACKER = "127.0.0.66"
Server = tuple[str, int]


async def ask(method: str, name: str, *, server: Server, source: str = ATTACKER) -> Message:
    """Send one request as an endpoint of this name; return the final answer."""
    async with Phone(address=source, server=server, number=name) as phone:
        us, uri = f"sip:{name}@{server[0]}", f"sip:{server[0]}:{server[1]}"
        headers = [
            ("via", phone.via(new_branch())),
            ("max-forwards", "70"),
            ("from", f"<{us}>;tag=probe"),
            ("to", f"<{us}>"),
            ("call-id", new_branch()),
            ("cseq", f"1 {method}"),
            ("contact", f"<sip:{name}@{source}:{phone.port}>"),
        ]
        target = uri if method == "REGISTER" else us
        answer = await phone.transact(request(method, target, headers)).final()
        if method == "INVITE":
            kept = [pair for pair in headers if pair[0] not in ("contact", "cseq")]
            phone.send(request("ACK", target, [*kept, ("cseq", "1 ACK")]))
        return answer


async def guess_passwords(name: str, passwords: Iterable[str], *, server: Server) -> int:
    """Try to register with each password; return how many were refused."""
    refused = 0
    for password in passwords:
        async with Phone(address=ATTACKER, server=server, number=name, password=password) as phone:
            with contextlib.suppress(CallFailed):
                await phone.register()
                continue
            refused += 1
    return refused


def flood(rate: int, seconds: float, *, server: Server, source: str = ATTACKER) -> int:
    """Send REGISTER requests as fast as told, from one address; return how many went out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.bind((source, 0))
        sender.settimeout(0)
        began, sent = time.monotonic(), 0
        while (passed := time.monotonic() - began) < seconds:
            while sent < passed * rate:
                with contextlib.suppress(BlockingIOError):
                    sender.sendto(_register(sent, source), server)
                sent += 1
            time.sleep(0.002)
    return sent


def _register(number: int, source: str) -> bytes:
    return (
        f"REGISTER sip:127.0.0.1 SIP/2.0\r\n"
        f"Via: SIP/2.0/UDP {source}:9;branch=z9hG4bKflood{number}\r\n"
        f"Max-Forwards: 70\r\nFrom: <sip:{8000 + number % 1000}p@127.0.0.1>;tag=f{number}\r\n"
        f"To: <sip:{8000 + number % 1000}p@127.0.0.1>\r\nCall-ID: flood-{number}@{source}\r\n"
        f"CSeq: 1 REGISTER\r\nContact: <sip:x@{source}:9>\r\nContent-Length: 0\r\n\r\n"
    ).encode()
