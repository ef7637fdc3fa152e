"""Make texts look alike, whether people wrote them or a program cut them into words."""

import re
import unicodedata

MOST = 3_000
"""Characters that are read: what a letter is about stands at its beginning."""
_GARBAGE = re.compile(r"_x000d_|&[a-z]{2,6};|https?://\S+|[a-z]?\d*\*+")
_RUNS = re.compile(r"[\u3400-\u9fff]+|[a-z]{2,}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CUT_SHARE = 0.28
"""Blanks for every Chinese character from which on a text counts as cut into words."""
_FEW = 4


def plain(text: str) -> str:
    """Return the text in one spelling, without addresses of the web, masks and half characters."""
    short = text[: 4 * MOST]
    return _GARBAGE.sub(" ", unicodedata.normalize("NFKC", short).lower())[:MOST]


def runs(text: str) -> list[str]:
    """Return what is written without a break: Chinese characters, or a Latin word of two letters.

    Numbers and single letters say where and when, not what about.
    """
    return _RUNS.findall(plain(text))


def is_cut(text: str) -> bool:
    """Return whether the text was cut into words by blanks."""
    head = text[:MOST]
    characters = len(_HAN.findall(head))
    words = sum(bool(_HAN.search(each)) for each in head.split())
    return words >= _FEW and words >= _CUT_SHARE * characters
