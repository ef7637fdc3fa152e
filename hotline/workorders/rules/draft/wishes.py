"""Whether the caller wants to hear of the outcome, and to be known to nobody (保密)."""

import re
from collections.abc import Sequence

from hotline.workorders.rules.draft.filled import Filled, span_of
from hotline.workorders.rules.draft.questions import Asked
from hotline.workorders.rules.draft.turns import Turn

_YES = re.compile(
    r"^[\s嗯呃啊哦，,那]*(?:需要|要的?|对|是的?|好的?|可以|行|当然|肯定|必须|希望|麻烦|yes|sure|please)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^[\s嗯呃啊哦，,那]*(?:不(?:用|需要|要|必|是)|没必要|无所谓|算了|no\b|not necessary)",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"(?:给|回)我(?:个|一个)?(?:回?电话|回复|答复|回访|消息|说法|信)|回复(?:我|一下)|答复我|通知我|回个(?:电话|话|信)|"
    r"打(?:电话)?给我|(?:电话|结果).{0,6}告诉我|call me back|let me know",
    re.IGNORECASE,
)
_NO_REPLY = re.compile(
    r"不(?:用|需要|要|必)(?:给我)?(?:再)?(?:回复|回访|答复|回电|打电话)|no need to (?:call|reply)",
    re.IGNORECASE,
)
_PROMISED = re.compile(r"(?:说|承诺|答应|会|没有?人?)[^，。！？]{0,8}$")
_SECRET = re.compile(
    r"(?<!不用)(?<!不需要)(?<!不要)(?<!需要)保密|(?:不要|别|不想|请勿|不能)(?:.{0,4})(?:透露|泄露|告诉|让).{0,8}(?:我|身份|信息|名字|电话|知道)|"
    r"(?:别|不要)说(?:是)?我|怕(?:.{0,6})(?:报复|穿小鞋|打击)|不(?:想|方便|愿意?)(?:透露|说|留)(?:我的?)?(?:姓名|名字|身份|电话)|"
    r"confidential|keep .{0,10}secret",
    re.IGNORECASE,
)
_NAMELESS = re.compile(r"匿名|anonymous", re.IGNORECASE)
_OPEN = re.compile(r"不(?:用|需要|要|必)(?:保密|匿名)|可以公开|实名")


def find_reply_wish(turns: Sequence[Turn], asked: Sequence[frozenset[Asked]]) -> Filled | None:
    """Return 需要 or 不需要 where the citizen says so; the last word counts."""
    found = None
    for index, turn in enumerate(turns):
        if not turn.is_citizen:
            continue
        no, yes = _NO_REPLY.search(turn.text), _REPLY.search(turn.text)
        if Asked.REPLY in asked[index] and not (no or yes):
            no, yes = _NO.match(turn.text), _YES.match(turn.text)
        match = no or yes
        if match and not _PROMISED.search(turn.text[: match.start()]):
            found = _filled(turns, index, match, ("不需要", "no") if no else ("需要", "yes"))
    return found


def find_secrecy(turns: Sequence[Turn], asked: Sequence[frozenset[Asked]]) -> Filled | None:
    """Return 保密, 匿名 or 公开 where the citizen says so; nothing where they are silent."""
    found = None
    for index, turn in enumerate(turns):
        if not turn.is_citizen:
            continue
        for pattern, value in (
            (_OPEN, ("公开", "open")),
            (_NAMELESS, ("匿名", "anonymous")),
            (_SECRET, ("保密", "confidential")),
        ):
            match = pattern.search(turn.text)
            if match:
                found = _filled(turns, index, match, value)
                break
        else:
            found = _answered(turns, index, asked[index]) or found
    return found


def _answered(turns: Sequence[Turn], index: int, asked: frozenset[Asked]) -> Filled | None:
    if Asked.SECRECY not in asked:
        return None
    no, yes = _NO.match(turns[index].text), _YES.match(turns[index].text)
    if no:
        return _filled(turns, index, no, ("公开", "open"))
    return _filled(turns, index, yes, ("保密", "confidential")) if yes else None


def _filled(
    turns: Sequence[Turn], index: int, match: re.Match[str], value: tuple[str, str]
) -> Filled:
    span = span_of(turns, index, *match.span())
    return Filled(value=value[0], code=value[1], probability=0.9, spans=(span,))
