"""Pinyin of names, by a library that is loaded when it is first asked."""

import importlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product

TWO_WAYS = {
    "长": ("chang", "zhang"),
    "重": ("chong", "zhong"),
    "行": ("hang", "xing"),
    "乐": ("le", "yue"),
    "厦": ("sha", "xia"),
    "朝": ("chao", "zhao"),
    "埔": ("pu", "bu"),
    "涌": ("yong", "chong"),
    "藏": ("cang", "zang"),
    "盛": ("sheng", "cheng"),
    "绿": ("lv", "lu"),
}
"""Characters of place names that people read either way."""
_MOST = 8


@lru_cache(maxsize=8192)
def read(name: str) -> tuple[Sequence[str], ...]:
    """Return the readings of a name, one syllable to a character; the word list's comes first.

    长堤路 is zhǎng by the word list and cháng in the city's mouth: a character people read
    either way is found by both. The library takes 50 MB, so that only the process that loads
    places pays for it.
    """
    pypinyin = importlib.import_module("pypinyin")
    word = [str(each).lower() for each in pypinyin.lazy_pinyin(name, errors=list)]
    ways = [
        (syllable, *(each for each in TWO_WAYS.get(character, ()) if each != syllable))
        for character, syllable in zip(name, word, strict=True)
    ]
    return tuple(islice(product(*ways), _MOST))
