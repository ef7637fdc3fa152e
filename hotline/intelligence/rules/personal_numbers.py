"""Find the numbers of people in a text, however they are written."""

import re
from collections.abc import Iterator

from hotline.core.numbers_in_text import digit_runs

_NUMBER = re.compile(
    r"(?P<identity>\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])"
    r"|(?P<card>62\d{14,17}|4\d{15}|5[1-5]\d{14}|9\d{15,18})"
    r"|(?P<phone>1[3-9]\d{9}|0[1-9]\d{1,2}[2-9]\d{6,7}|[48]00\d{7})"
)
_KINDS = {"identity": "身份证", "card": "银行卡", "phone": "电话"}
_LONG = 11
_LOCAL = re.compile(r"[2-9]\d{6,7}")
_DAY = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_NAMED = re.compile(r"(?:电话|手机|座机|号码|联系方式|致电|拨打)[是为：:\s]{0,3}$")
_MONEY = re.compile(r"\s*(?:元|块|万|亿|公里|米|平方)")
_LIST = re.compile(r"[、，,。．.；;/]")
"""Between several short numbers, such as 12345、110、120."""
_CHINESE_SIGN = re.compile(r"[^\d０-９]")


def find_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where telephone, identity, card and other long numbers stand, and their kind."""
    for digits, places in digit_runs(text):
        at = 0
        for match in _NUMBER.finditer(digits):
            yield from _rest(text, digits, places, at, match.start())
            at = match.end()
            kind = _KINDS[str(match.lastgroup)]
            yield places[match.start()], places[at - 1] + 1, kind
        yield from _rest(text, digits, places, at, len(digits))


def _rest(
    text: str, digits: str, places: list[int], begin: int, end: int
) -> Iterator[tuple[int, int, str]]:
    """Yield digits between known numbers when they are too many, or a local telephone."""
    if begin == end:
        return
    start, stop, rest = places[begin], places[end - 1] + 1, digits[begin:end]
    if _LIST.search(text, start, stop):
        return
    if len(rest) >= _LONG:
        yield start, stop, "号码"
    elif _LOCAL.fullmatch(rest) and (
        _NAMED.search(text[max(0, start - 12) : start]) or _is_local(text, rest, start, stop)
    ):
        yield start, stop, "电话"


def _is_local(text: str, rest: str, start: int, stop: int) -> bool:
    """Tell whether eight digits nobody named can be a telephone: no date, no sum."""
    is_eight = len(rest) == len("66778899") and not _DAY.fullmatch(rest)
    is_plain = not _CHINESE_SIGN.search(text[start:stop])
    return is_eight and is_plain and not _MONEY.match(text, stop)
