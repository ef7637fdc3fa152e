"""What the operator asked before a citizen's turn: the answer is read by it."""

import re
from collections.abc import Sequence
from enum import StrEnum

from hotline.workorders.rules.draft.numerals import DIGITS
from hotline.workorders.rules.draft.turns import Turn


class Asked(StrEnum):
    """What a question is after."""

    NAME = "name"
    PHONE = "phone"
    SAME_NUMBER = "same_number"
    PLACE = "place"
    PLACE_NAME = "place_name"
    """What it is called: the bare name answers."""
    NEARER = "nearer"
    """Where exactly: the answer adds to what was said."""
    TIME = "time"
    REPLY = "reply"
    SECRECY = "secrecy"
    DEMAND = "demand"


_PATTERNS: dict[Asked, re.Pattern[str]] = {
    Asked.NAME: re.compile(
        r"贵姓|尊姓|大名|怎么称呼|如何称呼|您的?(?:姓名|名字|全名)|叫什么名字|姓什么|留个?名字|称呼您|"
        r"your (?:full )?name|who am i speaking",
        re.IGNORECASE,
    ),
    Asked.PHONE: re.compile(
        r"(?:电话|手机|号码|联系方式|联系您).{0,12}(?:多少|几|留|提供|说一?下|报一?下|"
        r"讲一?下|哪个|什么|吗|呢|[?？])|"
        r"(?:留|提供|报|说|讲|告诉|方便).{0,8}(?:电话|手机|号码|联系方式)|怎么联系您|"
        r"(?:phone|contact|call.?back) number|number .*reach",
        re.IGNORECASE,
    ),
    Asked.SAME_NUMBER: re.compile(
        r"(?:来电|拨打|打过?来|打电话|现在|目前)的?(?:这个|这部|的)?(?:电话|号码|手机)|"
        r"(?:这个|本机)(?:号码|电话|手机号)"
    ),
    Asked.PLACE: re.compile(
        r"(?:什么|哪个|哪条|哪里|哪儿|具体|详细|在哪|哪一?(?:个|条|栋)).{0,8}(?:地址|地方|"
        r"位置|地点|小区|路|街|镇|区|村|哪里|哪儿|"
        r"路段|路口|号|栋)|"
        r"(?:地址|位置|地点).{0,8}(?:哪|什么|说一?下|提供|吗|呢|[?？])|在哪(?:里|儿|个)?|哪一?段|"
        r"哪里呢|是哪个区|几栋|几号|靠近什么|"
        r"what(?:'s| is) the (?:address|location)|where (?:is|did|exactly|are)",
        re.IGNORECASE,
    ),
    Asked.TIME: re.compile(
        r"什么时[候间]|几点|哪一?天|哪年|多久了|多长时间了?|几号(?:发生|开始|的|出)|何时|"
        r"什么时间|when (?:did|was|were)",
        re.IGNORECASE,
    ),
    Asked.REPLY: re.compile(
        r"(?:需要|要不要|希望|是否|用不用|要).{0,10}(?:回复|回访|答复|回电|反馈|告知结果)"
        r"|(?:call you back|want a reply|need a reply)",
        re.IGNORECASE,
    ),
    Asked.SECRECY: re.compile(
        r"(?:保密|匿名|公开|实名|透露|隐私)|confidential|anonymous", re.IGNORECASE
    ),
    Asked.DEMAND: re.compile(
        r"(?:什么|具体|有何).{0,4}(?:诉求|要求|希望|需求)|希望.{0,10}(?:怎么|如何|什么)|"
        r"想要?怎么(?:处理|解决)"
    ),
}
_SHORT = 8
"""Characters of an encouragement: 嗯，您请说。"""
_STILL = re.compile(r"^[\s，,。.、！!0-9零一二三四五六七八九幺两嗯对好的是吗？?呢请您继续说]*$")


_ANOTHERS_NAME = re.compile(
    r"(?:老人家?|孩子|小孩|[他她]|对方|老板|经理|负责人|学生|患者|病人|公司|小区|楼盘|商家|店|学校|酒店|村子?|路)的?"
    r"(?:叫|是|姓|名)"
)
_NAME_OF_PLACE = re.compile(
    r"(?:小区|楼盘|商场|酒店|店|学校|市场|公园|路|村子?)的?(?:名称|名字|叫什么|叫啥|是哪)|哪个(?:小区|楼盘|村|市场)"
)
_NEARER = re.compile(r"具体|详细|靠近|哪一?段|什么位置|几栋|几号|门牌|附近有什么|exactly")
_NEXT = re.compile(r"什么(?:事|问题|情况|需要)|请(?:您)?(?:讲|说|问$)|有什么可以|怎么了|反映什么")
_DONE = re.compile(r"^[嗯，,]*(?:好的?|收到|谢谢|明白|了解|已经?记)")
_WHOLE_NUMBER = 11


def asked_in(text: str) -> frozenset[Asked]:
    """Return what an operator's words ask for."""
    found = {kind for kind, pattern in _PATTERNS.items() if pattern.search(text)}
    if _ANOTHERS_NAME.search(text):
        found.discard(Asked.NAME)
    if _NAME_OF_PLACE.search(text):
        found |= {Asked.PLACE, Asked.PLACE_NAME}
    if Asked.PLACE in found and _NEARER.search(text):
        found.add(Asked.NEARER)
    return frozenset(found)


def questions(turns: Sequence[Turn]) -> list[frozenset[Asked]]:
    """Return for each turn what was asked before it; encouragements keep a question open."""
    asked: frozenset[Asked] = frozenset()
    found: list[frozenset[Asked]] = []
    said = ""
    for index, turn in enumerate(turns):
        if turn.is_citizen:
            found.append(asked)
            said = turn.text
            continue
        found.append(frozenset())
        new = asked_in(turn.text)
        if new:
            follows = index > 0 and not turns[index - 1].is_citizen
            asked = (asked | new) if follows else new
        elif _is_over(turn.text, said):
            asked = frozenset()
    return found


def _is_over(text: str, said: str) -> bool:
    """Tell whether the operator goes on to something else; 嗯 between digits does not."""
    if _NEXT.search(text):
        return True
    if _DONE.match(text):
        digits = sum(each in DIGITS for each in said)
        return not 1 < digits < _WHOLE_NUMBER
    return len(text) > _SHORT and not _STILL.match(text)
