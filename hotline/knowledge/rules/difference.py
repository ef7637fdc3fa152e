"""What differs between two texts, piece by piece: for the eyes of a reviewer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "gone", "new"]
_WORDS = re.compile(r"\n|[A-Za-z0-9]+|[^\nA-Za-z0-9]")
_SENTENCES = re.compile(r"[^\n。；！？]*[\n。；！？]|[^\n。；！？]+")
_LIKE_ENOUGH = 0.5
"""Below that a sentence was written anew: shown whole, not sign by sign."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed, went or came."""

    kind: Kind
    text: str


def difference(older: str, newer: str) -> list[Piece]:
    """Return the pieces from the older to the newer text, in their order."""
    before, after = _SENTENCES.findall(older), _SENTENCES.findall(newer)
    pieces: list[Piece] = []
    for tag, a, b, c, d in _steps(before, after):
        gone, came = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            pieces.append(Piece("same", gone))
        elif gone and came:
            pieces += _within(gone, came)
        else:
            pieces.append(Piece("gone", gone) if gone else Piece("new", came))
    return list(_joined(pieces))


def _within(gone: str, came: str) -> list[Piece]:
    before, after = _WORDS.findall(gone), _WORDS.findall(came)
    if SequenceMatcher(None, before, after, autojunk=False).ratio() < _LIKE_ENOUGH:
        return [Piece("gone", gone), Piece("new", came)]
    pieces = []
    for tag, a, b, c, d in _steps(before, after):
        if tag == "equal":
            pieces.append(Piece("same", "".join(before[a:b])))
            continue
        if b > a:
            pieces.append(Piece("gone", "".join(before[a:b])))
        if d > c:
            pieces.append(Piece("new", "".join(after[c:d])))
    return pieces


def _steps(
    before: Sequence[str], after: Sequence[str]
) -> list[tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]]:
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    kind: Kind | None = None
    text = ""
    for each in pieces:
        if each.kind == kind:
            text += each.text
            continue
        if kind is not None and text:
            yield Piece(kind, text)
        kind, text = each.kind, each.text
    if kind is not None and text:
        yield Piece(kind, text)
