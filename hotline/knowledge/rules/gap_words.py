"""Which words of a search that found nothing may be kept: none that tell of a person."""

import re
import unicodedata

MOST = 30
"""Longer texts are somebody's story, not a question one would look up."""
LEAST = 2
_DIGITS = re.compile(r"[0-9〇零一二三四五六七八九十百两幺]{5,}")
_LATIN_ID = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|[A-Za-z]*\d[A-Za-z\d-]{4,}")
_PLATE = re.compile(r"[\u4e00-\u9fff][A-Za-z][A-Za-z0-9]{5,6}")
_PERSON = re.compile(
    r"(?:我叫|我是|姓名是?|名叫)[\u4e00-\u9fff·]{2,4}"
    r"|[\u4e00-\u9fff]{1,3}(?:先生|女士|小姐|师傅|阿姨|叔叔|大爷|大妈)"
)
_ROOM = re.compile(r"(?:\d+\s*(?:号楼|栋|幢|单元|室|房|层)\s*)+\d*")


def words_to_keep(text: str) -> str:
    """Return the words as one spelling without what tells of a person; empty: keep nothing."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    for pattern in (_PLATE, _LATIN_ID, _DIGITS, _ROOM, _PERSON):
        plain = pattern.sub(" ", plain)
    words = " ".join(re.sub(r"[^\w\u4e00-\u9fff]+", " ", plain).split())
    return words if LEAST <= len(words) <= MOST else ""
