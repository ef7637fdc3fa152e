"""Put a SIP message together, as oddly as wished."""

from collections.abc import Mapping
from dataclasses import dataclass

SENDER = "127.0.0.10"
TARGET = "sip:somebody@127.0.0.1"
SDP = (
    "v=0\r\no=teller 29739 7272939 IN IP4 127.0.0.10\r\ns=-\r\n"
    "c=IN IP4 127.0.0.10\r\nt=0 0\r\nm=audio 49217 RTP/AVP 0 12\r\n"
    "m=video 3227 RTP/AVP 31\r\na=rtpmap:31 LPC\r\n"
)


@dataclass(frozen=True)
class Torture:
    """One message: the RFC's name and section, and what is odd about it."""

    name: str
    section: str
    oddity: str
    wire: bytes


def usual(method: str, name: str) -> dict[str, str]:
    """Return the headers that every sane request has."""
    return {
        "Via": f"SIP/2.0/UDP {SENDER}:9;branch=z9hG4bK{name}",
        "Max-Forwards": "70",
        "From": f"<sip:caller@{SENDER}>;tag=from-{name}",
        "To": f"<{TARGET}>",
        "Call-ID": f"{name}.torture@{SENDER}",
        "CSeq": f"8 {method}",
        "Contact": f"<sip:caller@{SENDER}:9>",
    }


def build(start: str, headers: Mapping[str, str], body: str | bytes = b"") -> bytes:
    """Write a message; a Content-Length that is not given is the true one."""
    content = body.encode() if isinstance(body, str) else body
    lengths = {"Content-Length": str(len(content))}
    if any(each.lower() in ("content-length", "l") for each in headers):
        lengths = {}
    lines = [start, *(f"{name}: {value}" for name, value in {**headers, **lengths}.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


def request(
    name: str,
    method: str,
    uri: str = TARGET,
    *,
    change: Mapping[str, str] | None = None,
    without: tuple[str, ...] = (),
    body: str | bytes = b"",
) -> bytes:
    """Write a request that is sane but for the changes; an INVITE offers sound."""
    headers = {**usual(method, name), **(change or {})}
    if method == "INVITE" and not body:
        headers.setdefault("Content-Type", "application/sdp")
        body = SDP
    kept = {key: value for key, value in headers.items() if key not in without}
    return build(f"{method} {uri} SIP/2.0", kept, body)


def response(name: str, status: str, *, change: Mapping[str, str] | None = None) -> bytes:
    """Write a response to a request that nobody sent."""
    headers = {**usual("INVITE", name), **(change or {})}
    return build(f"SIP/2.0 {status}", headers)
