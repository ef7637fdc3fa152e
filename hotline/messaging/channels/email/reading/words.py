"""What a header says: encoded words (RFC 2047), raw 8-bit bytes, and the two mixed."""

import base64
import binascii
import re

from hotline.messaging.channels.email.reading.charsets import decode
from hotline.messaging.channels.email.rules.limits import MOST_VALUE

_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?\s]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?)")


def text_of(value: str) -> str:
    """Return a header's value as a person reads it, on one line.

    ``value`` is as the parser keeps it: bytes above 127 are lone surrogates.
    """
    line = re.sub(r"[\r\n]+[ \t]*", " ", value[:MOST_VALUE])
    raw = line.encode("utf-8", "surrogateescape")
    plain = decode(raw, "us-ascii")
    return _words(_BETWEEN_WORDS.sub(r"\1", plain)).strip()


def _words(line: str) -> str:
    """Replace encoded words.

    Neighbours of one charset are joined first: a character may begin in one word and end in
    the next.
    """
    found: list[str] = []
    at, waiting, charset = 0, b"", ""
    for match in _WORD.finditer(line):
        same = match.start() == at and match[1].lower() == charset
        if not same:
            found.append(decode(waiting, charset) if waiting else "")
            found.append(line[at : match.start()])
            waiting = b""
        charset = match[1].lower().split("*")[0]
        waiting += _bytes_of(match[2].lower(), match[3])
        at = match.end()
    found.append(decode(waiting, charset) if waiting else "")
    return "".join((*found, line[at:]))


def _bytes_of(encoding: str, word: str) -> bytes:
    raw = word.encode("utf-8", "replace")
    if encoding == "q":
        return binascii.a2b_qp(raw, header=True)
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return raw
