"""Torture datagrams for the SIP port: after RFC 4475, after fuzzers, and plain noise."""

import asyncio
import random
import socket
from itertools import count

from tests.telephony.sipp.telephones import CARRIER

_numbers = count(1)
LARGEST_DATAGRAM = 65507
SEED = 12345


def _invite(extra: str = "", *, uri: str = "sip:12345@127.0.0.1", body: str = "") -> bytes:
    number = next(_numbers)
    return (
        f"INVITE {uri} SIP/2.0\r\n"
        f"Via: SIP/2.0/UDP {CARRIER}:9;branch=z9hG4bK-torture-{number}\r\n"
        f"From: <sip:13800000000@{CARRIER}>;tag=t{number}\r\n"
        f"To: <sip:12345@127.0.0.1>\r\n"
        f"Call-ID: torture-{number}\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\n"
        f"{extra}Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


def datagrams() -> list[bytes]:
    """Write every datagram, the same ones on each run."""
    noise = random.Random(SEED)  # noqa: S311 - noise, not a secret
    broken_sdp = "v=0\r\no=- 1 1 IN IP4\r\nm=audio 99999999 RTP/AVP 999\r\nc=IN IP9 nowhere\r\n"
    valid = _invite("Content-Type: application/sdp\r\n", body=broken_sdp)
    bent = [bytearray(valid) for _ in range(60)]
    for each in bent:
        for _ in range(noise.randint(1, 20)):
            each[noise.randrange(len(each))] = noise.randrange(256)
    return [
        b"",
        b"\r\n\r\n",
        b"\x00" * 512,
        b"INVITE",
        b"INVITE sip:12345@127.0.0.1 SIP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        valid,
        _invite("Contact: <sip:%00%ff@\xff>\r\n"),
        _invite("X-Long: " + "a" * 60000 + "\r\n"),
        _invite("Via: SIP/2.0/UDP x\r\n" * 300),
        _invite("Content-Length: -1\r\n"),
        _invite("Content-Length: 4294967297\r\n"),
        _invite(uri="sip:" + "%s%n%x" * 200 + "@127.0.0.1"),
        _invite(uri="sip:12345;$(reboot),${SYSTEM(id)}@127.0.0.1"),
        _invite(uri="tel:" + "9" * 4000),
        valid.replace(b"CSeq: 1", b"CSeq: 99999999999999999999"),
        valid.replace(b"Max-Forwards: 70", b"Max-Forwards: -70"),
        valid[: len(valid) // 2],
        noise.randbytes(LARGEST_DATAGRAM),
        *(noise.randbytes(noise.randint(1, 1400)) for _ in range(60)),
        *(bytes(each) for each in bent),
    ]


async def throw_garbage(ip: str, port: int) -> None:
    """Throw everything, from the trunk's address and from a stranger's."""
    for source in (CARRIER, "127.0.0.99"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.bind((source, 0))
            for datagram in datagrams():
                sender.sendto(datagram, (ip, port))
                await asyncio.sleep(0.001)
