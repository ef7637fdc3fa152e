"""The number to ring back, read out digit by digit, in pieces, corrected or read back."""

import re
from collections.abc import Iterator, Sequence

from hotline.workorders.rules.draft.candidates import Candidate, choose, is_corrected
from hotline.workorders.rules.draft.numerals import RUN, digits_of
from hotline.workorders.rules.draft.questions import Asked
from hotline.workorders.rules.draft.turns import Turn

_WHOLE = re.compile(r"(?:86)?(1[3-9]\d{9})|(0\d{2,3}[2-8]\d{6,7})|(400\d{7})")
_LOCAL = re.compile(r"[2-8]\d{7}")
_OWN = re.compile(
    r"我的?(?:手机|电话|号码|联系|微信)|我这个?(?:手机|电话|号)|本人|(?:打|联系|回|找|通知)(?:给)?我|我.{0,4}号码|"
    r"联系电话|联系方式|手机号|call.?back|my (?:phone|number|mobile|cell)|(?:call|reach) me",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"物业|公司|老板|房东|中介|商家|店|骗子|对方|[他她](?:的|们)|[他她]电话|客服|司机|师傅|单位|局|医院|负责人|经理|"
    r"邻居|领导|学校|老师|推销|诈骗|陌生|你们|打[了过]|拨打|号主|卖家|车主|驾校|施工|热线|车牌|订单|身份证|尾号|"
    r"编号|工单|卡号|账号|户号|their|his|her|company|order",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:最?后(?:面)?(?:[一二三四五六七八]位)?|尾号|尾数|末尾)(?:应该)?(?:是|为)?\s*$"
)
_SENTENCE = re.compile(r"[。！？!?；;\n]")
_YES = re.compile(
    r"^[\s嗯呃啊哦，,]*(?:对|是|没错|正确|好的?|可以|行|yes|right|correct)", re.IGNORECASE
)
_SAME = re.compile(
    r"(?:就|还)?是?(?:打|用)?(?:我)?(?:现在)?(?:这个|本机|来电|打来)的?(?:号码?|电话|手机号?)"
    r"|(?:same|this) number",
    re.IGNORECASE,
)
_MOBILE = 11


def whole_number(digits: str, *, local: bool = False) -> str | None:
    """Return the number that digits are: a mobile, one with its area code, or a local one."""
    match = _WHOLE.fullmatch(digits)
    if match:
        return next(each for each in match.groups() if each)
    return digits if local and _LOCAL.fullmatch(digits) else None


def find_phone(turns: Sequence[Turn], asked: Sequence[frozenset[Asked]]) -> Candidate | None:
    """Return the citizen's own number; somebody else's is not taken."""
    found = list(_said(turns, asked))
    chosen = choose(turns, found) if found else _read_back(turns, asked)
    return _mended(turns, chosen) if chosen else None


def find_same_number(
    turns: Sequence[Turn], asked: Sequence[frozenset[Asked]]
) -> tuple[int, int, int] | None:
    """Return where the citizen says that they are reached at the number they call from."""
    for index, turn in enumerate(turns):
        if not turn.is_citizen:
            continue
        match = _SAME.search(turn.text)
        if match and (
            Asked.PHONE in asked[index]
            or match.group().startswith(("打", "就打"))
            or _OWN.search(turn.text[: match.end()])
        ):
            return index, *match.span()
        if Asked.SAME_NUMBER in asked[index] and _YES.match(turn.text):
            return index, 0, len(turn.text)
    return None


def _said(turns: Sequence[Turn], asked: Sequence[frozenset[Asked]]) -> Iterator[Candidate]:
    gathered: list[tuple[str, tuple[int, int, int]]] = []
    for index, turn in enumerate(turns):
        if not turn.is_citizen:
            continue
        is_asked = Asked.PHONE in asked[index]
        if not is_asked:
            gathered = []
        for match in RUN.finditer(turn.text):
            digits, piece = digits_of(match.group()), (index, *match.span())
            certain = _certainty(turn.text, match.start(), is_asked=is_asked)
            number = whole_number(digits, local=certain > 0)
            if number and certain:
                yield Candidate(number, (piece,), certain)
                gathered = []
            elif is_asked and len(digits) > 1:
                gathered.append((digits, piece))
                number = whole_number("".join(each for each, _ in gathered))
                if number:
                    yield Candidate(number, tuple(at for _, at in gathered), 0.9)
                    gathered = []


def _certainty(text: str, start: int, *, is_asked: bool) -> float:
    """Return how surely a number here is the citizen's own; 0 for somebody else's."""
    clause = _SENTENCE.split(text[:start])[-1][-24:]
    own = [each.end() for each in _OWN.finditer(clause)]
    others = [each.end() for each in _OTHERS.finditer(clause)]
    if others and (not own or others[-1] > own[-1]):
        return 0.0
    if is_asked:
        return 0.97
    if re.search(r"(?:先生|女士|小姐)[\s，,：:(（]*$", clause) and not others:
        return 0.9
    return 0.93 if own or re.search(r"电话(?:号码)?(?:是|[：:])?\s*$", clause) else 0.0


def _read_back(turns: Sequence[Turn], asked: Sequence[frozenset[Asked]]) -> Candidate | None:
    """Return a number the operator read back and the citizen agreed to.

    Only digits the citizen began to say themselves are believed.
    """
    for index, turn in enumerate(turns[:-1]):
        after = turns[index + 1]
        if turn.is_citizen or not after.is_citizen or not _YES.match(after.text):
            continue
        for match in RUN.finditer(turn.text):
            number = whole_number(digits_of(match.group()))
            if number and any(Asked.PHONE in each for each in asked[: index + 2]):
                yes = (index + 1, 0, len(after.text))
                return Candidate(number, ((index, *match.span()), yes), 0.85)
    return None


def _mended(turns: Sequence[Turn], chosen: Candidate) -> Candidate:
    """Put a corrected end to the number: 不对，后四位是3211."""
    last = chosen.pieces[-1]
    for index in range(last[0], min(last[0] + 6, len(turns))):
        if not turns[index].is_citizen:
            continue
        for match in RUN.finditer(turns[index].text, last[2] if index == last[0] else 0):
            digits, before = digits_of(match.group()), turns[index].text[: match.start()]
            is_tail = bool(_TAIL.search(before))
            is_fixed = is_corrected(turns, index, match.start()) and (
                is_tail or len(digits) == 4  # noqa: PLR2004 - people correct the last four
            )
            if is_fixed and 2 <= len(digits) < len(chosen.value) == _MOBILE:  # noqa: PLR2004 - one digit is a slip
                kept = chosen.value[: -len(digits)]
                pieces = _first_digits(turns, chosen.pieces, len(kept))
                return Candidate(kept + digits, (*pieces, (index, *match.span())), 0.85)
    return chosen


def _first_digits(
    turns: Sequence[Turn], pieces: Sequence[tuple[int, int, int]], wanted: int
) -> tuple[tuple[int, int, int], ...]:
    """Return the pieces that hold the first digits only."""
    kept = []
    for turn, start, end in pieces:
        stop = end
        while len(digits_of(turns[turn].text[start:stop])) > wanted:
            stop -= 1
        kept.append((turn, start, stop))
        wanted -= len(digits_of(turns[turn].text[start:stop]))
        if not wanted:
            break
    return tuple(kept)
