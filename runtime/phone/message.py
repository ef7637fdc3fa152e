"""SIP messages: read what arrives on the wire, however oddly written, and write ours."""

import re
from dataclasses import dataclass, field

COMPACT = {
    "c": "content-type",
    "e": "content-encoding",
    "f": "from",
    "i": "call-id",
    "k": "supported",
    "l": "content-length",
    "m": "contact",
    "o": "event",
    "r": "refer-to",
    "s": "subject",
    "t": "to",
    "v": "via",
}
REQUIRED = ("via", "from", "to", "call-id", "cseq")
MAX_DATAGRAM = 65535
FOLD = re.compile(r"\r?\n[ \t]+")
REQUEST_LINE = re.compile(r"([A-Za-z0-9.!%*_+`'~-]+) (\S+) SIP/2\.0")
STATUS_LINE = re.compile(r"SIP/2\.0 ([1-6]\d\d) ?(.*)")
CSEQ = re.compile(r"(\d{1,10})\s+(\S+)")
BRACKETED = re.compile(
    r'\s*(?P<display>"(?:[^"\\]|\\.)*"|[^<"]*)\s*<(?P<uri>[^>]*)>(?P<rest>.*)', re.DOTALL
)
MAX_CSEQ = 2**32 - 1


class MessageError(Exception):
    """The datagram is not a SIP message that can be answered."""


@dataclass(frozen=True)
class Address:
    """A name-addr, such as ``"王芳" <sip:8001@host>;tag=1``."""

    display: str
    uri: str
    parameters: dict[str, str]

    @property
    def number(self) -> str:
        """The part before the ``@``, without parameters."""
        scheme, _, rest = self.uri.partition(":")
        inside = rest if scheme.lower() in ("sip", "sips", "tel") else self.uri
        return (
            inside.partition("@")[0].partition(";")[0] if "@" in inside or scheme == "tel" else ""
        )


@dataclass(frozen=True)
class Message:
    """A request or a response; header names are lower case and in long form."""

    start: str
    headers: tuple[tuple[str, str], ...]
    body: str = ""
    method: str = field(default="", kw_only=True)
    """Empty for a response."""
    uri: str = field(default="", kw_only=True)
    status: int = field(default=0, kw_only=True)
    """Zero for a request."""

    def all(self, name: str) -> list[str]:
        """Return every value of a header, in order."""
        return [value for key, value in self.headers if key == name]

    def first(self, name: str) -> str:
        """Return a header's first value; empty when there is none."""
        return next(iter(self.all(name)), "")

    @property
    def cseq(self) -> tuple[int, str]:
        """Number and method of the transaction."""
        found = CSEQ.fullmatch(self.first("cseq"))
        return (int(found.group(1)), found.group(2)) if found else (0, "")

    @property
    def branch(self) -> str:
        """The transaction's identity: the topmost Via's branch."""
        top = next(iter(split_list(self.first("via"))), "")
        return parameters(top.partition(";")[2]).get("branch", "")

    def encode(self) -> bytes:
        """Return the bytes for the wire, with the right Content-Length."""
        body = self.body.encode()
        lines = [f"{name.title()}: {value}" for name, value in self.headers]
        head = "\r\n".join([self.start, *lines, f"Content-Length: {len(body)}"])
        return f"{head}\r\n\r\n".encode() + body


def parse_message(datagram: bytes) -> Message:
    """Read a datagram.

    Raises:
        MessageError: not SIP, cut short, or lacking what every message must have.

    """
    if len(datagram) > MAX_DATAGRAM:
        msg = "too long"
        raise MessageError(msg)
    head_bytes, separator, body = datagram.lstrip(b"\r\n").partition(b"\r\n\r\n")
    if not separator:
        msg = "no end of headers"
        raise MessageError(msg)
    head = FOLD.sub(" ", head_bytes.decode("utf-8", "replace"))
    start, *lines = head.split("\r\n")
    headers = tuple(_header(line) for line in lines)
    message = _started(start, headers, _body(headers, body))
    missing = [name for name in REQUIRED if not message.first(name)]
    number, method = message.cseq
    if missing or not method or number > MAX_CSEQ:
        msg = f"missing or malformed: {', '.join(missing) or 'cseq'}"
        raise MessageError(msg)
    if message.method and method != message.method:
        msg = "CSeq names another method"
        raise MessageError(msg)
    return message


def _started(start: str, headers: tuple[tuple[str, str], ...], body: str) -> Message:
    if found := STATUS_LINE.fullmatch(start):
        return Message(start, headers, body, status=int(found.group(1)))
    if found := REQUEST_LINE.fullmatch(start):
        return Message(start, headers, body, method=found.group(1), uri=found.group(2))
    msg = "neither a request nor a response"
    raise MessageError(msg)


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    name = name.strip().lower()
    if not colon or not name or any(letter.isspace() for letter in name):
        msg = "malformed header"
        raise MessageError(msg)
    return COMPACT.get(name, name), value.strip()


def _body(headers: tuple[tuple[str, str], ...], body: bytes) -> str:
    """Cut the body to its announced length; UDP may carry rubbish behind it."""
    announced = next((value for name, value in headers if name == "content-length"), "")
    if announced and not (announced.isascii() and announced.isdigit()):
        msg = "malformed Content-Length"
        raise MessageError(msg)
    length = int(announced[:10]) if announced else len(body)
    if length > len(body):
        msg = "body cut short"
        raise MessageError(msg)
    return body[:length].decode("utf-8", "replace")


def split_list(value: str) -> list[str]:
    """Split a header's comma list, minding quotes and angle brackets."""
    parts, depth, quoted, begin = [], 0, False, 0
    for place, letter in enumerate(value):
        if letter == '"' and value[place - 1 : place] != "\\":
            quoted = not quoted
        elif not quoted and letter in "<>":
            depth += 1 if letter == "<" else -1
        elif not quoted and depth <= 0 and letter == ",":
            parts.append(value[begin:place].strip())
            begin = place + 1
    return [part for part in [*parts, value[begin:].strip()] if part]


def parameters(text: str) -> dict[str, str]:
    """Read ``;name=value;flag`` parameters; names in lower case."""
    pairs = (part.partition("=") for part in text.split(";"))
    return {
        name.strip().lower(): value.strip().strip('"') for name, _, value in pairs if name.strip()
    }


def parse_address(value: str) -> Address:
    """Read a From, To or Contact value.

    Raises:
        MessageError: there is no address in it.

    """
    if found := BRACKETED.fullmatch(value):
        display = found["display"].strip().strip('"').replace('\\"', '"')
        return Address(display, found["uri"].strip(), parameters(found["rest"]))
    uri, _, rest = value.strip().partition(";")
    if ":" not in uri:
        msg = "no address"
        raise MessageError(msg)
    return Address("", uri, parameters(rest))


def request(method: str, uri: str, headers: list[tuple[str, str]], body: str = "") -> Message:
    """Build a request; header names are given in lower case."""
    return Message(f"{method} {uri} SIP/2.0", tuple(headers), body, method=method, uri=uri)


def response(
    to: Message, status: int, reason: str, *, tag: str, contact: str = "", body: str = ""
) -> Message:
    """Answer a request: its Via, From, To, Call-ID and CSeq come back, our tag added to To."""
    copied = [
        (n, v) for n, v in to.headers if n in ("via", "record-route", "from", "call-id", "cseq")
    ]
    reached = to.first("to")
    if "tag" not in parameters(reached.rpartition(">")[2]) and status > 100:  # noqa: PLR2004 - Trying
        reached += f";tag={tag}"
    extra = [("contact", contact)] if contact else []
    extra += [("content-type", "application/sdp")] if body else []
    headers = (*copied, ("to", reached), *extra, ("allow", ALLOW), ("user-agent", "hotline-phone"))
    return Message(f"SIP/2.0 {status} {reason}", headers, body, status=status)


ALLOW = "INVITE, ACK, BYE, CANCEL, OPTIONS, UPDATE, INFO, NOTIFY"
