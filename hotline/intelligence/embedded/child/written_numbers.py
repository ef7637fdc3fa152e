"""Spoken numbers into digits (ITN): the grammar finds them, house rules write them.

The grammar's own writing makes ``¥35600`` of 三万五千六百元 and ``03/15`` of 三月十五号; here the
words stay as spoken and only the numerals in them change.
"""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

_MEMBER = re.compile(r'(\w+): "((?:[^"\\]|\\.)*)"')
_TOKEN = re.compile(r'(\w+) \{((?: \w+: "(?:[^"\\]|\\.)*")*) \}')
_ESCAPE = re.compile(r"\\(.)")
_DIGITS = {"零": 0, "〇": 0, "幺": 1, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10_000, "亿": 100_000_000}
_NUMERAL = re.compile("[零〇幺一二两三四五六七八九十百千万亿]+")
_AS_SPOKEN = frozenset({"char", "whitelist", "fraction"})
_ABOUT = re.compile("[一二两三四五六七八九][一二三四五六七八九](?![零〇幺一二两三四五六七八九])")
"""五六个, 两三百: about so many, and left as spoken."""
_POINT = re.compile("([零一二两三四五六七八九十百千]+)点([零幺一二三四五六七八九]+)")
_OF_TIME = frozenset({"time", "date"})
_PERCENT = re.compile(r"^百分之(.+)$")


class WrittenNumbers:
    """The grammars in memory: simplified characters, and numbers."""

    def __init__(self, folder: Path) -> None:
        normalizer = import_module("kaldifst").TextNormalizer
        self._tagger: Any = normalizer(str(folder / "tagger.fst"))
        self._simplify: Any = normalizer(str(folder / "traditional_to_simple.fst"))

    def simplified(self, text: str) -> str:
        """Return the text in simplified characters."""
        return str(self._simplify(text)) if text else text

    def written(self, text: str) -> str:
        """Return the text with its numbers as digits."""
        return rewrite(text, str(self._tagger(text))) if text else text


def rewrite(text: str, tagged: str) -> str:
    """Write a tagged sentence; a sentence the grammar changed otherwise stays as it was."""
    spoken, written = [], []
    for name, members in _TOKEN.findall(tagged):
        said = "".join(
            _ESCAPE.sub(r"\1", value)
            for member, value in _MEMBER.findall(members)
            if member != "preserve_order"
        )
        spoken.append(said)
        written.append(said if name in _AS_SPOKEN else _write(name, said))
    return "".join(written) if "".join(spoken) == text else text


def _write(name: str, said: str) -> str:
    if found := _PERCENT.match(said):
        return f"{_write(name, found.group(1))}%"
    if _ABOUT.match(said) and not said.startswith("一二"):
        return said
    if name not in _OF_TIME:
        said = _POINT.sub(lambda found: ".".join(_both(found)), said)
    return _NUMERAL.sub(lambda found: _short(found.group()), said)


def _both(found: re.Match[str]) -> tuple[str, str]:
    whole, part = found.groups()
    return to_digits(whole) or whole, to_digits(part) or part


def _short(words: str) -> str:
    """Keep a round 万 or 亿 as people write it: 15万."""
    if words[-1] in _BIG and len(words) > 1 and not _BIG.keys() & set(words[:-1]):
        number = to_digits(words[:-1])
        return f"{number}{words[-1]}" if number is not None else words
    return to_digits(words) or words


def to_digits(words: str) -> str | None:
    """Return a Chinese numeral as digits: digit by digit, or by its value; None: it is none."""
    if words and all(each in _DIGITS for each in words):
        return "".join(str(_DIGITS[each]) for each in words)
    if not words or any(each not in {**_DIGITS, **_TENS, **_BIG} for each in words):
        return None
    total = section = digit = 0
    last = 1
    for each in words:
        if each in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[each]
            last = 1 if digit == 0 else last
        elif each in _TENS:
            section += (digit or 1) * _TENS[each]
            digit, last = 0, _TENS[each]
        else:
            said = section + digit
            total = (total + said) * _BIG[each] if each == "亿" else total + said * _BIG[each]
            section, digit, last = 0, 0, _BIG[each]
    return str(total + section + digit * (last // 10 if last > 10 else 1))  # noqa: PLR2004 - 三百五
