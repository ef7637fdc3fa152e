"""Propose how one story splits (拆单) into demands, one order each (一事一单, WO-07).

People count what they want (一是…二是…, 1. 2.) or go on to the next (另外, 同时反映). The text is
cut there, and what is about the same matter is put together again: three faults of one
property company are one demand, a street lamp and a lost salary are two.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from hotline.workorders.rules.demand_themes import theme_of, weights_of

_NUMERALS = "一二三四五六七八九"
_START = r"(?:^|(?<=[。；;！!？?\n，,：:\s]))\s{0,4}"
_SERIES = tuple(
    re.compile(_START + pattern)
    for pattern in (
        r"(?P<n>[一二三四五六七八九])是(?!否|不是)[，、：:]?",
        r"(?P<n>[一二三四五六七八九])[、．.]\s*",
        r"第(?P<n>[一二三四五六七八九])[，、：:]?(?![次天年个条款章届期批辆栋楼人中小医名])",
        r"问题(?P<n>[一二三四五六七八九1-9])[，、：:]?",
        r"[（(](?P<n>[一二三四五六七八九1-9])[）)]\s*",
        r"(?P<n>[1-9])(?:[、）)]|[.．](?![0-9]))\s*",
    )
)
_STRONG = re.compile(
    _START + r"(?:同时(?:还|也|再)?反映|"
    r"(?:另|还|再|又)(?:外)?(?:想|要|需)?(?:再)?(?:反映|投诉|咨询|举报|请问)"
    r"(?:的是|一下|一个问题|一件事)?|另一(?:件事|个问题)|还有(?:一件事|一个问题|个问题|件事))[，、：:]?"
)
_WEAK = re.compile(
    _START + r"(?:另外|此外|除此之外|还有就是|还有|再就是|再者|顺便|同时(?=[，,]))[，,、：:]?"
)
_PLACE = re.compile(
    r"[\w·]{2,14}?(?:小区|花园|花苑|家园|公寓|大厦|广场|市场|商城|学校|小学|中学|幼儿园|医院|车站|"
    r"公园|大道|中路|东路|西路|南路|北路|路口|街道|社区|大街|巷|村|镇|路|街)"
    r"(?:\d+号(?:院|楼)?|\d+栋)?"
)
_NOT_OF_PLACE = re.compile(
    r"^.*(?:位于|地处|来自|反映|投诉|咨询|请问|关于|我们|本人|这个|[的在是了])(?=.{3})"
)
_ANY = re.compile(r"^(?:我|本|该|这|那|此|一[个条]|有)")
_LIST = re.compile(r"(?:反映|投诉|咨询|诉求|来电|来信)[^。！？!?]{0,12}[：:，,]?\s*$")
"""A lead that says: what follows is a list of demands, not the points of one."""
_REMARK = re.compile(r"^(?:严重|极大|给|影响|造成|导致|使得?|对此|如此|因此|所以|综上|这样|该|此)")
"""How a sentence goes on about what stands before it."""
_LONGEST_LEAD = 40
_WISH = re.compile(r"^(?:要求|希望|建议|请|恳请|望)")
_SHORTEST = 6
"""Han or words a demand has at least; less is a remark."""
_SEVERAL = range(2, 7)
"""More points are one long letter: a person decides."""


@dataclass(frozen=True, slots=True)
class DemandPart:
    """One demand of a story: its text, the place it names, what it is about."""

    text: str
    place: str
    topic: str
    """A theme of daily life, such as 路灯 → 道路; empty when no word tells."""
    group: str = ""
    """The city's group of topics, where somebody who knows them was asked."""
    stands_alone: bool = False
    """Whether the text itself says that this is another demand: 同时反映…, or a list of them."""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    is_strong: bool


@dataclass(frozen=True, slots=True)
class _Matter:
    text: str
    themes: frozenset[str]
    group: str
    is_strong: bool

    @property
    def theme(self) -> str:
        """What it speaks of most."""
        return theme_of(self.text)

    @property
    def is_known(self) -> bool:
        """Whether any word tells what it is about."""
        return bool(self.themes or self.group)

    def is_one_with(self, later: "_Matter") -> bool:
        """Tell whether a later piece is about the same."""
        if self.group and self.group == later.group:
            return True
        if not self.themes or not later.themes:
            return False
        return later.theme in self.themes or (self.theme in later.themes and not later.is_strong)

    def and_also(self, more: "_Matter") -> "_Matter":
        """Put more to it."""
        text, themes = f"{self.text}；{more.text}", self.themes | more.themes
        return _Matter(text, themes, self.group or more.group, self.is_strong)


def _no_group(_text: str) -> str:
    return ""


def propose_split(text: str, group_of: Callable[[str], str] = _no_group) -> list[DemandPart]:
    """Return the demands of a text that holds several; empty when it is one.

    ``group_of`` tells the city's group of topics a piece surely speaks of, or nothing: a
    finer ear than the themes of daily life.
    """
    lead, pieces = _pieces(text)
    merged = _joined(pieces, group_of)
    if len(merged) not in _SEVERAL:
        return []
    usual = find_place(lead) or find_place(text)
    return [
        DemandPart(
            text=each.text,
            place=find_place(each.text) or usual,
            topic=each.theme,
            group=each.group,
            stands_alone=each.is_strong,
        )
        for each in merged
    ]


def find_place(text: str) -> str:
    """Return the first place a text names; empty when it names none."""
    for match in _PLACE.finditer(text):
        found = _NOT_OF_PLACE.sub("", match.group())
        if len(found) > 2 and not _ANY.match(found):  # noqa: PLR2004 - "小区" alone is no place
            return found
    return ""


def _pieces(text: str) -> tuple[str, list[_Piece]]:
    """Cut at every sign; what stands before a counted series is its lead, no demand."""
    cuts = {start: (end, False) for start, end in _counted(text)}
    first = min(cuts, default=None)
    if first is not None and first <= _LONGEST_LEAD and _LIST.search(text[:first]):
        cuts = {start: (end, not _WISH.match(text[end:])) for start, (end, _) in cuts.items()}
    cuts |= {each.start(): (each.end(), False) for each in _WEAK.finditer(text)}
    cuts |= {each.start(): (each.end(), True) for each in _STRONG.finditer(text)}
    edges = sorted(cuts)
    lead = text[: edges[0]] if edges else text
    pieces = (
        [] if first is not None and first == edges[0] else [_Piece(_neat(lead), is_strong=False)]
    )
    for start, after in pairwise([*edges, len(text)]):
        end, is_strong = cuts[start]
        pieces.append(_Piece(_neat(text[end:after]), is_strong))
    return lead, pieces


def _counted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the signs of the first series that counts from one to two and on."""
    for pattern in _SERIES:
        wanted, found = 1, []
        for match in pattern.finditer(text):
            sign = match["n"]
            number = int(sign) if sign.isdigit() else _NUMERALS.index(sign) + 1
            if number == wanted:
                found.append(match.span())
                wanted += 1
        if len(found) > 1:
            yield from found
            return


def _joined(pieces: list[_Piece], group_of: Callable[[str], str]) -> list[_Matter]:
    """Put together what is about one matter, and remarks with what they follow."""
    kept: list[_Matter] = []
    for each in pieces:
        themes = frozenset(weights_of(each.text))
        piece = _Matter(each.text, themes, group_of(each.text), each.is_strong)
        at = _belongs_to(piece, kept)
        if at is None:
            kept.append(piece)
        else:
            kept[at] = kept[at].and_also(piece)
    return kept


def _belongs_to(piece: _Matter, kept: list[_Matter]) -> int | None:
    if not kept:
        return None
    last = len(kept) - 1
    if len(piece.text) < _SHORTEST or len(kept[last].text) < _SHORTEST:
        return last
    for at, earlier in enumerate(kept):
        if earlier.is_one_with(piece):
            return at
    if piece.is_known and kept[last].is_known and not _REMARK.match(piece.text):
        return None
    return None if piece.is_strong else last


def _neat(text: str) -> str:
    return text.strip(" \n\r\t，,；;、：:")
