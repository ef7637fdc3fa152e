"""Session descriptions: one A-law audio stream with telephone keys, offered or answered."""

import re
import secrets
from dataclasses import dataclass

ALAW = 8
KEYS = 101
MIRROR = {"sendrecv": "sendrecv", "sendonly": "recvonly", "recvonly": "sendonly"}
AUDIO = re.compile(r"^m=audio (\d{1,5})(?:/\d+)? RTP/AVP((?: \d{1,3})+)\s*$", re.MULTILINE)
CONNECTION = re.compile(r"^c=IN IP4 (\d{1,3}(?:\.\d{1,3}){3})", re.MULTILINE)
DIRECTION = re.compile(r"^a=(sendrecv|sendonly|recvonly|inactive)\s*$", re.MULTILINE)
KEYS_TYPE = re.compile(r"^a=rtpmap:(\d{1,3}) telephone-event/8000", re.MULTILINE | re.IGNORECASE)


class SdpError(Exception):
    """There is no A-law audio stream in the description."""


@dataclass(frozen=True)
class RemoteAudio:
    """Where and how the other side wants to be spoken to."""

    address: str
    port: int
    direction: str
    keys_type: int | None

    @property
    def is_hold(self) -> bool:
        """The other side does not listen to us any more (保持)."""
        return self.direction in ("sendonly", "inactive") or self.address == "0.0.0.0"  # noqa: S104


def read_sdp(text: str) -> RemoteAudio:
    """Read an offer or an answer.

    Raises:
        SdpError: nothing we can talk with.

    """
    audio, connection = AUDIO.search(text), CONNECTION.search(text)
    if audio is None or connection is None or str(ALAW) not in audio.group(2).split():
        msg = "no A-law audio"
        raise SdpError(msg)
    inside = text[audio.start() :]
    address = (CONNECTION.search(inside) or connection).group(1)
    direction = DIRECTION.search(inside) or DIRECTION.search(text)
    keys = KEYS_TYPE.search(inside)
    return RemoteAudio(
        address,
        int(audio.group(1)),
        direction.group(1) if direction else "sendrecv",
        int(keys.group(1)) if keys else None,
    )


def write_sdp(address: str, port: int, direction: str = "sendrecv") -> str:
    """Describe our own stream."""
    session = secrets.randbelow(2**31)
    lines = [
        "v=0",
        f"o=- {session} {session} IN IP4 {address}",
        "s=-",
        f"c=IN IP4 {address}",
        "t=0 0",
        f"m=audio {port} RTP/AVP {ALAW} {KEYS}",
        f"a=rtpmap:{ALAW} PCMA/8000",
        f"a=rtpmap:{KEYS} telephone-event/8000",
        f"a=fmtp:{KEYS} 0-15",
        "a=ptime:20",
        f"a={direction}",
    ]
    return "\r\n".join(lines) + "\r\n"
