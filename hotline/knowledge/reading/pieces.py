"""What a file is taken apart into: lines with the rank of a heading, or the cells of a row."""

import codecs
from dataclasses import asdict, dataclass, field
from typing import Any

MOST_PIECES = 2_000
MOST_TEXT = 4_000_000
"""Signs in all; more than any handbook has."""


_CODECS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030", "big5"),
    *("cp437", "cp1252", "latin-1", "mac-roman", "ascii", "unicode-escape", "charmap"),
    *("gb2312", "big5hkscs", "shift_jis", "euc-jp", "euc-kr", "utf-32", "hz"),
)


def learn_codecs() -> None:
    """Load them now: the child cannot read files any more when it looks."""
    for each in _CODECS:
        codecs.lookup(each)


class UnreadableError(Exception):
    """The file is not what it says, or it is broken."""


class TooMuchError(Exception):
    """The file holds more than is taken in at once."""


@dataclass(slots=True)
class Line:
    """A paragraph; ``rank`` is 1 for the highest heading, 0 for text."""

    text: str
    rank: int = 0


@dataclass(slots=True)
class Piece:
    """One article as the file has it, and where: nothing of it is left out."""

    position: int
    title: str = ""
    body: str = ""
    cells: dict[str, str] = field(default_factory=dict)
    """The columns of a row, by the names the file gives them."""

    def as_json(self) -> dict[str, Any]:
        """Return it as the parent reads it."""
        return asdict(self)
