"""Cut a line into tokens: a run of digits is one, every other character is one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

_PIECE = re.compile(r"[0-9]+|\S")
_NUMERALS = "一二三四五六七八九十"
_UNITS = frozenset(
    "省市区县镇乡村路街道巷弄号栋幢座楼层室单元组队里园苑城厦场店厂院校司园馆处部门口侧边旁附近"
    "大小期"
)
_WAYS = "东西南北中"


@dataclass(frozen=True)
class Line:
    """A line's tokens, where each starts, and two coarser views of them."""

    tokens: Sequence[str]
    starts: Sequence[int]

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.tokens)

    @cached_property
    def normal(self) -> list[str]:
        """Each token; numbers, letters and Chinese numerals as one of their kind."""
        return [normal(each) for each in self.tokens]

    @cached_property
    def shape(self) -> list[str]:
        """Each token's kind; the words of addresses stay themselves."""
        return [_shape(each) for each in self.tokens]

    @cached_property
    def joined(self) -> str:
        """The tokens without what stood between them."""
        return "".join(self.tokens)

    @cached_property
    def offsets(self) -> list[int]:
        """Where each token starts in ``joined``, and where the last ends."""
        offsets = [0]
        for each in self.tokens:
            offsets.append(offsets[-1] + len(each))
        return offsets

    def word(self, start: int, end: int) -> str:
        """Return the tokens ``start`` to ``end`` as one text."""
        return self.joined[self.offsets[start] : self.offsets[end]]


def cut(text: str) -> Line:
    """Return the line's tokens; blanks only separate."""
    found = [(each.group(), each.start()) for each in _PIECE.finditer(text)]
    return Line([token for token, _ in found], [start for _, start in found])


def normal(token: str) -> str:
    """Return the token, or the sign of its kind."""
    if token.isascii():
        return "9" if token[0].isdigit() else "A" if token.isalpha() else token
    return "一" if token in _NUMERALS else token


def _shape(token: str) -> str:
    if token.isascii():
        return "9" * min(len(token), 4) if token[0].isdigit() else "A" if token.isalpha() else "."
    if token in (*_NUMERALS, "百", "零"):
        return "一"
    if token in _WAYS:
        return "东"
    if token in _UNITS:
        return token
    return "x" if "一" <= token <= "鿿" else "."
