"""Cut a citizen's turns into sentences, and tell what each is for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hotline.workorders.rules.draft.numerals import RUN
from hotline.workorders.rules.draft.questions import Asked
from hotline.workorders.rules.draft.turns import Turn

_SENTENCE = re.compile(r"(?:[^。！？!?；;\n.]|\.(?!\s|$))+[。！？!?；;.]*")
_CUT = re.compile(r"[^，,]+[，,]*")


class Role(StrEnum):
    """What a sentence does in a call."""

    STORY = "story"
    WISH = "wish"
    QUESTION = "question"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a citizen and where it stands."""

    turn: int
    start: int
    end: int
    text: str
    role: Role


_POLITE = re.compile(
    r"^(?:喂|你好|您好|嗯+|呃|啊|哦|对|对的|是|是的|好|好的|好吧|行|行吧|可以|没有了?|没事|"
    r"不用了?|谢谢你?们?|麻烦(?:你|您)?了?|再见|拜拜|"
    r"辛苦了|没错|就这样|就是这样|等一下|我找一下|稍等|知道了|明白了?|不客气|姑娘|小姐|同志|"
    r"小伙子|谢谢你?啊?|你啊|啊|需要|不需要|要|那个|唉|请问|"
    r"我跟你说|是这样的?|"
    r"(?:哦|噢)?那(?:好|行|就这样|我).{0,12}谢谢|hello|hi|yes|no|ok(?:ay)?|thank(?:s|"
    r" you)(?: very much| so much)?|bye|sure|right|correct|"
    r"[\s，,。.、！!？?～~…])*$",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"希望|要求|恳请|恳求|请求|请(?:你们|帮|相关|有关|尽快|派|安排|督促|核实|处理|给|政府|"
    r"部门|[^，。]{2,10}(?:协调|处理|核实|督促))|麻烦(?:你们|您|你)?(?:.{0,4})(?:帮|"
    r"处理|派|安排|叫|催|查|转|解决|反映|联系|过来|尽快)|"
    r"能不能|能否|可不可以|是否可以|可以(?:帮|安排|派|叫|让).{0,20}吗|(?:赶紧|赶快|尽快|"
    r"马上|抓紧).{0,12}(?:处理|解决|修|派|来|清|管|叫|救|报|"
    r"查|恢复|拆|退|发|给)|"
    r"(?:你们|政府|部门|有关部门).{0,4}(?:应该|必须|要).{0,16}|我(?:就)?(?:要|想)(?:让|叫|"
    r"请|他们|对方|退|赔|知道|讨)|"
    r"(?:把|给我|还我|退我|赔我).{0,16}(?:退|赔|还|修好|清走|拆|发)(?!了)|"
    r"我?建议|帮(?:我|我们|忙).{0,10}(?:找|修|看看|处理|解决|协调|查|催|问|联系|讨|要回|反映)|"
    r"让(?:他们|物业|公司|老板|房东|"
    r"施工).{0,16}(?:退|赔|修|停|处理|清|给|发|整改|拆)|"
    r"(?:please|i want|i'd like|could you|can you|i hope|i would like)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"请问|想问|问一?下|咨询|怎么(?:办|弄|申请|提取|交|补|查|走|报)|如何|需要(?:什么|哪些|"
    r"带)|什么(?:时候|条件|材料|手续|流程|标准)|"
    r"多少|哪里(?:办|可以|能)|去哪|几点|多久|是不是|能不能|可不可以|吗[？?。]?$|呢[？?]$|"
    r"[？?]$|how (?:do|can|much|long)|"
    r"what|where|when",
    re.IGNORECASE,
)
_DECLARED = re.compile(
    r"^(?:喂|你好|您好|嗯|呃|啊|那个|[，,\s])*(?:我|我们)?(?:就)?(?:是)?(?:要|想|来|打电话|"
    r"需要)*(?:反映|投诉|举报|咨询|求助|"
    r"建议|表扬|问)"
    r"(?:一下|个|一个|一件|点|些|你们)*(?:问题|事情|事|情况|投诉)?[，,。.：:\s]*$"
)
_PERSONAL = re.compile(
    r"^(?:嗯|那个|[，,\s])*(?:我(?:的)?(?:姓|叫|名字|电话|手机|号码|联系)|免贵|本人|姓名|"
    r"身份证|电话|联系电话|my (?:name|"
    r"number|phone))|我姓.{1,3}$",
    re.IGNORECASE,
)
_ENGLISH_SELF = re.compile(
    r"^\s*(?:this is|i am|i'm|it's)\s+\S+(?:\s\S+)?\s*[.!]?\s*$", re.IGNORECASE
)
_ANSWERS = frozenset({Asked.NAME, Asked.PHONE, Asked.SAME_NUMBER, Asked.REPLY, Asked.SECRECY})
_OF_CALL = re.compile(
    r"保密|匿名|(?:要求|希望|需要|请)(?:尽快)?(?:回复|回访|答复|回电)|不要透露|别透露|(?:给|回)我?(?:个|一个)?(?:电话|回复|答复|回访)|回复我|"
    r"答复我|回我电话|打这个(?:电话|号码)|就这个(?:号码|电话)"
)
_LEAD_OF_WISH = 4
_UNPUNCTUATED = 24
"""Characters without a comma: recognised speech, cut where the wish begins."""
_LONG = 16
"""Characters: an answer longer than this tells more than was asked."""


def sentences(turns: Sequence[Turn], asked: Sequence[frozenset[Asked]]) -> list[Sentence]:
    """Return what the citizen says, sentence by sentence."""
    return [
        each
        for index, turn in enumerate(turns)
        if turn.is_citizen
        for each in _of_turn(index, turn.text, asked[index])
    ]


def _of_turn(index: int, text: str, asked: frozenset[Asked]) -> Iterator[Sentence]:
    for whole in _SENTENCE.finditer(text):
        for start, end in _parts(whole):
            said = text[start:end]
            if said.strip():
                yield Sentence(index, start, end, said, _role(said, asked))


def _parts(whole: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Cut a sentence where a wish begins, so that story and wish are apart."""
    start = whole.start()
    for part in _CUT.finditer(whole.group()):
        at = whole.start() + part.start()
        wish = _WISH.search(part.group())
        if wish is None:
            continue
        if wish.start() > _LEAD_OF_WISH and len(part.group()) > _UNPUNCTUATED:
            at += wish.start()
        elif wish.start() > _LEAD_OF_WISH:
            continue
        if at > start:
            yield start, at
            start = at
    yield start, whole.end()


def _role(said: str, asked: frozenset[Asked]) -> Role:
    if (
        _POLITE.match(said)
        or _ENGLISH_SELF.match(said)
        or _DECLARED.match(said)
        or (_PERSONAL.search(said) and len(said) <= _UNPUNCTUATED * 2)
    ):
        return Role.OTHER
    bare = RUN.sub("", said)
    if _OF_CALL.search(said) and len(said) <= _LONG * 2:
        return Role.OTHER
    if _WISH.search(said):
        return Role.WISH
    if (asked & _ANSWERS and len(bare) <= _LONG) or len(bare.strip(" ，,。.、")) < 3:  # noqa: PLR2004 - nothing but a number
        return Role.OTHER
    return Role.QUESTION if _QUESTION.search(said) else Role.STORY
