"""Texts as CMPP carries them: codings, and the header that says how parts belong together."""

from collections.abc import Mapping
from dataclasses import dataclass

from hotline.messaging.rules.segments import Alphabet, split_text

ASCII, UCS2, GBK = 0, 8, 15
CODINGS: Mapping[int, str] = {ASCII: "ascii", UCS2: "utf-16-be", GBK: "gb18030"}
_HEADER_8, _HEADER_16 = (5, 0, 3), (6, 8, 4)


@dataclass(frozen=True, slots=True)
class Piece:
    """One of ``total`` pieces of a text, with its header where there are several."""

    total: int
    number: int
    msg_fmt: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Heard:
    """The content of a DELIVER: bytes without header, and where they belong."""

    content: bytes
    coding: str
    reference: int = 0
    total: int = 1
    number: int = 1


def pieces_of(text: str, *, reference: int) -> list[Piece]:
    """Cut a text into pieces of one short message each; a long one gets a header (UDH)."""
    alphabet = Alphabet.GSM7 if text.isascii() else Alphabet.UCS2
    msg_fmt = ASCII if alphabet is Alphabet.GSM7 else UCS2
    parts = split_text(text, alphabet)
    if len(parts) == 1:
        return [Piece(1, 1, msg_fmt, parts[0].encode(CODINGS[msg_fmt]))]
    return [
        Piece(
            len(parts),
            number,
            msg_fmt,
            bytes((*_HEADER_8, reference % 256, len(parts), number))
            + each.encode(CODINGS[msg_fmt]),
        )
        for number, each in enumerate(parts, start=1)
    ]


def heard_of(content: bytes, msg_fmt: int, tp_udhi: int) -> Heard:
    """Take the header off; one we do not know leaves a message of one piece."""
    coding = CODINGS.get(msg_fmt, "ascii")
    if not tp_udhi or not content:
        return Heard(content, coding)
    size = content[0] + 1
    header, body = content[:size], content[size:]
    if len(header) == 6 and tuple(header[:3]) == _HEADER_8:  # noqa: PLR2004 - by the standard
        return Heard(body, coding, header[3], header[4], header[5])
    if len(header) == 7 and tuple(header[:3]) == _HEADER_16:  # noqa: PLR2004 - by the standard
        return Heard(body, coding, int.from_bytes(header[3:5], "big"), header[5], header[6])
    return Heard(body, coding)
