"""Numbers as they are said: 三零五 is 305, 幺 is one, 十二 is 12."""

import re

_DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"〇": 0, "幺": 1, "两": 2}
_SAID = "零一二三四五六七八九"
_LONG = re.compile(
    r"[一二两三四五六七八九]?百?零?[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]百零?[一二三四五六七八九]?"
)


def spelt_out(text: str) -> str:
    """Return the text with every number digit by digit, so that 十二, 12 and 一二 are the same."""
    text = _LONG.sub(lambda found: _value(found.group()), text)
    return "".join(_digit(each) for each in text)


def written(text: str) -> str:
    """Return the text with every run of said digits, and every number, in figures."""
    text = _LONG.sub(lambda found: _value(found.group()), text)
    return re.sub(
        r"[零〇幺一二两三四五六七八九0-9]{2,}",
        lambda found: "".join(
            each if each.isascii() else str(_DIGITS[each]) for each in found.group()
        ),
        text,
    )


def _digit(each: str) -> str:
    if each in "0123456789":
        return _SAID[int(each)]
    return _SAID[_DIGITS[each]] if each in "幺〇" else each


def _value(said: str) -> str:
    if said in {"十", "百"} or not said:
        return said
    hundreds, _, rest = said.rpartition("百") if "百" in said else ("", "", said)
    tens, ten, ones = rest.lstrip("零").rpartition("十") if "十" in rest else ("", "", rest)
    total = _DIGITS.get(hundreds, 1 if "百" in said else 0) * 100
    total += (_DIGITS.get(tens, 1) * 10) if ten else 0
    return str(total + _DIGITS.get(ones.lstrip("零"), 0))
