"""What kind of appeal (诉求类型) it is, where words say so."""

import re
from collections.abc import Sequence

from hotline.reference.rules.dictionaries import APPEAL_TYPE_LABELS, AppealType
from hotline.workorders.rules.draft.filled import Filled, span_of
from hotline.workorders.rules.draft.sentences import Role, Sentence
from hotline.workorders.rules.draft.turns import Turn

_WANT = r"(?:我|我们|本人)?(?:是)?(?:就)?(?:想|要|来|准备|打电话)+(?:来)?(?:跟?你们)?(?:实名)?"
_DECLARED: tuple[tuple[AppealType, re.Pattern[str]], ...] = (
    (AppealType.REPORT, re.compile(rf"{_WANT}举报|(?:来电)?举报(?=.{{2}})(?!电话|过|了|没)")),
    (
        AppealType.COMPLAINT,
        re.compile(rf"{_WANT}投诉|(?:^|[，。,\s])投诉(?!电话|过|了|没|无门)|来电投诉|complain"),
    ),
    (
        AppealType.PRAISE,
        re.compile(rf"{_WANT}(?:表扬|感谢|点赞|夸)|表扬一下|点个赞|送锦旗|特别感谢|praise"),
    ),
    (
        AppealType.SUGGESTION,
        re.compile(
            rf"{_WANT}(?:提)?(?:个|一个|点|一点)?建议|我建议|建议(?:你们|政府|有关|相关|增|"
            rf"在|把|市|能)|有(?:个|一个)建议|suggest"
        ),
    ),
    (
        AppealType.HELP,
        re.compile(
            rf"{_WANT}求助|求助|(?:请|求)(?:你们|政府)?(?:帮帮|救救)|帮帮(?:我|忙)|求求你|"
            rf"i need help|please help"
        ),
    ),
    (
        AppealType.INQUIRY,
        re.compile(
            rf"{_WANT}(?:咨询|问一?下|了解一下|打听)|咨询(?:一下|个)|请问|想问|问一下|i(?:'d|"
            rf" would) like to (?:ask|know)|could you tell me"
        ),
    ),
)
_NOT = re.compile(r"(?:不是|没有|没|不想|不是要|之前|上次|以前|已经|再|都)(?:要|来|想)?$")
_FAULT = re.compile(
    r"坏了|不亮|漏水|停水|停电|没水|没电|堵了|堵塞|塌|积水|断了|脱落|掉下来|丢了|走失|被困|"
    r"帮忙找|没人修|爆管|井盖|停运|马蜂窝|刮倒|倒了|横在|坑洼|坑坑|故障|停了|走失|清走"
)
_BLAME = re.compile(
    r"(?:不|没|没有)(?:退|赔|给|发|管|处理|理|肯|让|修)|拖欠|欠薪|乱收费|噪音|扰民|骗|强制|"
    r"违规|违法|违建|乱收|退款|退费|跑路|不发|没有?发|克扣|占道|乱停|油烟|偷排|态度|推诿|"
    r"没人管|太吵|还在施工|半夜施工|吵得|臭|油烟|违章|偷工"
)


def find_kind(turns: Sequence[Turn], said: Sequence[Sentence]) -> Filled | None:
    """Return the declared type; else one that the story's words suggest, less surely."""
    found = [
        (index, match.start(), kind, match)
        for index, turn in enumerate(turns)
        if turn.is_citizen
        for kind, pattern in _DECLARED
        for match in pattern.finditer(turn.text.lower())
        if not _NOT.search(turn.text[: match.start()])
    ]
    firm = [each for each in found if each[2] is not AppealType.INQUIRY]
    story = [each for each in said if each.role in {Role.STORY, Role.WISH}]
    if firm:
        strong = [each for each in firm if each[2] in {AppealType.REPORT, AppealType.COMPLAINT}]
        index, _, kind, match = min(strong or firm, key=lambda each: each[:2])
        return _filled(turns, kind, (index, *match.span()), 0.9)
    suggested = _suggested(turns, story)
    if found and not suggested:
        index, _, kind, match = min(found, key=lambda each: each[:2])
        return _filled(turns, kind, (index, *match.span()), 0.9 if not story else 0.75)
    return suggested or _asks(turns, said)


def _asks(turns: Sequence[Turn], said: Sequence[Sentence]) -> Filled | None:
    """Return 咨询 where somebody only asks."""
    if any(each.role is Role.WISH for each in said):
        return None
    asks = [each for each in said if each.role is Role.QUESTION]
    if not asks:
        return None
    last = asks[-1]
    return _filled(turns, AppealType.INQUIRY, (last.turn, last.start, last.end), 0.65)


def _suggested(turns: Sequence[Turn], story: Sequence[Sentence]) -> Filled | None:
    for kind, pattern in ((AppealType.COMPLAINT, _BLAME), (AppealType.HELP, _FAULT)):
        for each in story:
            match = pattern.search(each.text)
            if match:
                where = (each.turn, each.start + match.start(), each.start + match.end())
                return _filled(turns, kind, where, 0.6)
    return None


def _filled(
    turns: Sequence[Turn], kind: AppealType, where: tuple[int, int, int], probability: float
) -> Filled:
    return Filled(
        value=APPEAL_TYPE_LABELS[kind],
        probability=probability,
        spans=(span_of(turns, *where),),
        code=kind.value,
    )
