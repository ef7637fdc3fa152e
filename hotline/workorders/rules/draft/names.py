"""The caller's name, as they say it themselves; and how the operator may address them."""

import re
from collections.abc import Iterator, Sequence

from hotline.workorders.rules.draft.candidates import Candidate, choose
from hotline.workorders.rules.draft.questions import Asked
from hotline.workorders.rules.draft.surnames import FORM, SPELT, SURNAME
from hotline.workorders.rules.draft.turns import Turn

_NO = (
    "我你您他她它们的了是在住就电手号吗呢吧啊嗯哦呃想要不没有去打这那请先女某到和跟也都给把被说个来"
)
_GIVEN = f"(?:(?![{_NO}])[一-鿿]){{1,2}}?"
_END = (
    r"(?=$|[\s，。,.!！?？;；:：、\-（）()]|是|的|我|电话|手机|号码|联系|在|住|想|要|来|"
    r"反映|投诉|举报|咨询|今年|家住|家|"
    r"这边|身份证|哈|啊|哦|呢|吧|就|和|女|先生|男|，)"
)
_FULL = rf"(?P<name>{SURNAME}(?:{FORM}|{_GIVEN}{_END}))"
_SURNAME_ONLY = rf"(?P<surname>{SURNAME})"
_SELF = re.compile(
    rf"(?:我的?(?:真实|全)?(?:名字|姓名)?(?:就?叫做?|名叫|是叫|就是叫|名字是|姓名是)|"
    rf"(?:名字|姓名|全名)(?:叫做?|"
    rf"是))\s*(?:我)?{_FULL}"
)
_FAMILY = re.compile(
    rf"(?:免贵|我(?:是[^，。]{{0,8}}[，,])?(?:是)?|敝|本人|"
    rf"小)\s*姓\s*(?:(?:{'|'.join(SPELT)})(?:的)?)?{_SURNAME_ONLY}"
    rf"(?P<rest>{FORM}|{_GIVEN}(?=$|[\s，。,.、]))?"
)
_LABELLED = re.compile(
    rf"(?:(?<![一-鿿])(?:姓名|诉求人|来电人|投诉人|联系人|举报人|反映人|"
    rf"市民姓名)(?:姓名)?\s*[：:]\s*|"
    rf"(?<![一-鿿])(?:市民|群众|来电人|诉求人|居民|业主)\s*){_FULL}"
)
_NOTED = re.compile(
    rf"(?<![一-鿿])(?P<name>{SURNAME}(?:先生|女士|小姐|某某|某))(?=[\s，,]*(?:来电|反映|"
    rf"投诉|举报|咨询|称|表示|电话|"
    rf"1\d{{10}}))"
)
_ENGLISH = re.compile(
    r"(?i:my name is|(?:this|it) is|i am|"
    r"i'm)\s+(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2})(?=[\s,.!?]|$)"
)
_ENGLISH_SURE = re.compile(r"my name is", re.IGNORECASE)
_FILLERS = (
    r"(?:嗯+|呃+|额|啊|哦|噢|那个|就|好的?|你好|您好|对|不是|不对|是|我|叫|全名|姓名|"
    r"名字|免贵|姓|[\s，,。.、！!])*"
)
_BARE = re.compile(
    rf"^{_FILLERS}(?:(?:{'|'.join(SPELT)})(?:的)?)?(?P<name>{SURNAME}(?:{FORM}|{_GIVEN}(?=$|"
    rf"[\s，。,.、！!]|吧|啊|呢|的))?)"
    r"(?=$|[\s，。,.、！!]|吧|啊|呢|的)"
)
_CALL_ME = re.compile(
    rf"(?:叫|称呼)我(?P<name>{SURNAME}{FORM}|[老小]{SURNAME})(?:就|好|吧|$|[，。])"
)
_I_AM = re.compile(rf"(?:^|[，。,\s])我(?:就)?是(?P<name>{SURNAME}{_GIVEN})(?=$|[，。,.])")
_NOT_NAMES = frozenset(
    [
        "高中生",
        "安徽人",
        "江西人",
        "海口人",
        "江苏人",
        "云南人",
        "龙华区",
        "万宁人",
        "金盘",
        "白领",
        "党员",
        "方便",
        "时间",
        "安全",
        "马上",
        "江边",
        "路口",
        "文明",
        "常住",
        "常常",
        "成年人",
        "单位",
        "单身",
        "连续",
        "关于",
        "石家庄",
        "向你",
        "向您",
        "何时",
        "任何",
        "经常",
        "当然",
        "万一",
        "温州人",
        "孔子",
        "邻居",
        "高速",
        "康复",
        "管理",
        "严重",
        "贺州",
        "包工头 石头 卓越",
        "司机",
        "解决",
        "强烈",
        "解释",
        "古城",
        "牛奶",
        "安装",
        "单元",
        "关闭",
        "通知",
        "保安",
    ]
)
_FAMILY_NAME = re.compile(SURNAME)
_ADDRESSED = re.compile(rf"(?P<form>{SURNAME}(?:先生|女士|小姐|阿姨|大爷|老师|太太))")


def find_name(turns: Sequence[Turn], asked: Sequence[frozenset[Asked]]) -> Candidate | None:
    """Return the name the caller gives; with a bare surname, at least that."""
    chosen = choose(turns, list(_said(turns, asked)))
    return _fuller(turns, asked, chosen) if chosen else None


def _fuller(
    turns: Sequence[Turn], asked: Sequence[frozenset[Asked]], chosen: Candidate
) -> Candidate:
    """Return the full name where the caller goes on with it: 我姓陈，陈晓明."""
    if not _FAMILY_NAME.fullmatch(chosen.value):
        return chosen
    turn, start, _ = chosen.pieces[0]
    whole = re.compile(
        rf"(?:^|[，。,、\s叫是])(?P<name>{chosen.value}{_GIVEN})(?=$|[\s，。,.、！!])"
    )
    for index in range(turn, min(turn + 5, len(turns))):
        if not turns[index].is_citizen or (index > turn and Asked.NAME not in asked[index]):
            continue
        match = whole.search(turns[index].text, start if index == turn else 0)
        if match and match["name"] not in _NOT_NAMES:
            return Candidate(match["name"], ((index, *match.span("name")),), 0.93)
    return chosen


def find_form_of_address(turns: Sequence[Turn], name: str) -> Candidate | None:
    """Return 陈女士 where somebody says it, and the name agrees with it."""
    for index, turn in enumerate(turns):
        for match in _ADDRESSED.finditer(turn.text):
            form = match["form"]
            if name and form[: len(form) - 2] == name[: len(form) - 2]:
                return Candidate(form, ((index, *match.span("form")),), 0.9)
    return None


def _said(turns: Sequence[Turn], asked: Sequence[frozenset[Asked]]) -> Iterator[Candidate]:
    for index, turn in enumerate(turns):
        if turn.is_citizen:
            yield from _of_turn(index, turn.text, is_asked=Asked.NAME in asked[index])


def _of_turn(index: int, text: str, *, is_asked: bool) -> Iterator[Candidate]:
    for pattern, probability in ((_SELF, 0.96), (_LABELLED, 0.95), (_NOTED, 0.9)):
        for match in pattern.finditer(text):
            if match["name"] not in _NOT_NAMES:
                yield _candidate(index, match.span("name"), text, probability)
    for match in _FAMILY.finditer(text):
        end = match.end("rest") if match["rest"] else match.end("surname")
        yield _candidate(index, (match.start("surname"), end), text, 0.92)
    for match in _CALL_ME.finditer(text):
        yield _candidate(index, match.span("name"), text, 0.8)
    for match in _ENGLISH.finditer(text):
        if is_asked or _ENGLISH_SURE.match(match.group()):
            yield _candidate(index, match.span("name"), text, 0.93)
    for pattern in (_BARE, _I_AM) if is_asked else ():
        bare = pattern.search(text)
        if bare and bare["name"] not in _NOT_NAMES:
            yield _candidate(index, bare.span("name"), text, 0.94 - 0.02 * (len(bare["name"]) == 1))


def _candidate(index: int, span: tuple[int, int], text: str, probability: float) -> Candidate:
    return Candidate(text[slice(*span)], ((index, *span),), probability)
