"""A part of a message that came in pieces, and the pieces put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotline.contacts.rules.channels import Channel

MISSING = "（缺一段）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part as the channel delivered it; ``position`` counts from one."""

    channel: Channel
    account: str
    external_id: str
    peer: str
    reference: int
    total: int
    position: int
    content: bytes
    coding: str


def join_contents(contents: Sequence[tuple[int, bytes]], total: int, coding: str) -> str:
    """Return the text of the parts, by position; what is missing is said where it is."""
    known = dict(contents)
    pieces, run = [], b""
    for position in range(1, total + 1):
        if position in known:
            run += known[position]
            continue
        pieces += [run.decode(coding, "replace"), MISSING]
        run = b""
    return "".join([*pieces, run.decode(coding, "replace")])
