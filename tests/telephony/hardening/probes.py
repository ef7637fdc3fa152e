"""What attackers send: scans for extensions, guesses of passwords, floods."""

import contextlib
import socket
import time
from collections.abc import Iterable

from runtime.phone import CallFailed, Phone
from runtime.phone.dialog import new_branch
from runtime.phone.digest import answer_challenge
from runtime.phone.message import Message, request

ATTACKER = "127.0.0.66"
UNAUTHORIZED = 401
Server = tuple[str, int]


async def ask(
    method: str, name: str, *, server: Server, source: str = ATTACKER, password: str = ""
) -> Message:
    """Send one request as an endpoint of this name; return the final answer.

    With a password the first challenge is answered, and the return is what comes then.
    """
    async with Phone(address=source, server=server, number=name) as phone:
        us, uri = f"sip:{name}@{server[0]}", f"sip:{server[0]}:{server[1]}"
        target = uri if method == "REGISTER" else us
        fixed = [
            ("max-forwards", "70"),
            ("from", f"<{us}>;tag=probe"),
            ("to", f"<{us}>"),
            ("call-id", new_branch()),
            ("contact", f"<sip:{name}@{source}:{phone.port}>"),
        ]

        async def send(number: int, *more: tuple[str, str]) -> Message:
            counted = [("via", phone.via(new_branch())), ("cseq", f"{number} {method}"), *more]
            answer = await phone.transact(request(method, target, counted + fixed)).final()
            if method == "INVITE":
                phone.send(request("ACK", target, [*_acknowledging(counted), *fixed[:-1]]))
            return answer

        answer = await send(1)
        if password and answer.status == UNAUTHORIZED:
            challenge = answer.first("www-authenticate")
            proof = answer_challenge(
                challenge, method=method, uri=target, username=name, password=password
            )
            answer = await send(2, ("authorization", proof))
        return answer


def _acknowledging(counted: list[tuple[str, str]]) -> list[tuple[str, str]]:
    (_, via), (_, number), *_rest = counted
    return [("via", via), ("cseq", f"{number.split()[0]} ACK")]


async def guess_passwords(
    name: str, passwords: Iterable[str], *, server: Server, source: str = ATTACKER
) -> int:
    """Try to register with each password; return how many were refused."""
    refused = 0
    for password in passwords:
        async with Phone(address=source, server=server, number=name, password=password) as phone:
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
