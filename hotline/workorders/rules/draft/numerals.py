"""Numbers as people say them: one digit after another, or as a count."""

import re

DIGITS = {
    **{str(number): str(number) for number in range(10)},
    **dict(zip("零〇一二三四五六七八九", "00123456789", strict=True)),
    "幺": "1",
    "妖": "1",
    "两": "2",
    "洞": "0",
    "拐": "7",
    "勾": "9",
    **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
}
_SIGN = "".join(DIGITS)
_TOKEN = rf"(?:[二两三四五六七]个[{_SIGN}]|[{_SIGN}])"
_GAP = r"(?:[\s,，、.。\-—－·]|嗯|呃|额|啊|哦|然后)"
RUN = re.compile(rf"{_TOKEN}(?:{_GAP}{{0,3}}{_TOKEN})*")
_REPEATED = re.compile(rf"([二两三四五六七])个([{_SIGN}])")
_VALUES = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2, "零": 0, "〇": 0}
NUMBER = r"(?:[0-9]+|[零〇一二两三四五六七八九十百]+)"


def digits_of(run: str) -> str:
    """Return the digits of a run read out one by one; 三个八 is 888."""
    plain = _REPEATED.sub(lambda each: each[2] * int(DIGITS[each[1]]), run)
    return "".join(DIGITS[each] for each in plain if each in DIGITS)


def count_of(text: str) -> int | None:
    """Return the number of a count such as 十二, 二十 or 15; none if it is none."""
    if text.isdigit():
        return int(text)
    if len(text) > 1 and all(each in _VALUES for each in text):
        return int("".join(str(_VALUES[each]) for each in text))
    total, unit = 0, 0
    for each in text:
        if each == "十":
            total, unit = total + (unit or 1) * 10, 0
        elif each == "百":
            total, unit = total + unit * 100, 0
        elif each in _VALUES:
            unit = _VALUES[each]
        else:
            return None
    return total + unit if text else None
