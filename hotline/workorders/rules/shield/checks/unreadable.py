"""The text can be read (ASM-32: 语句通畅)."""

import re
from collections.abc import Iterator

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_LABELS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Mend, Span, replace

_BROKEN = re.compile(
    r"\ufffd+|锟斤拷|烫烫烫|屯屯屯|(?:_x000[0-9a-f]_\s*)+|(?:&[a-z]+;|<[a-z/][ -=?-~]{0,40}>)+",
    re.IGNORECASE,
)
_OVER_AND_OVER = re.compile(r"([^\s\d.\-—…*＊_=!！?？。，、~～])\1{4,}")
"""A sign of feeling is no broken sign, however often it stands."""
_TWICE = re.compile(r"([\u4e00-\u9fff][^，。！？；\n*＊]{7,40})[，。！？；\s]{0,2}\1")


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for broken signs, one sign over and over, a sentence written twice."""
    for field, text in draft.texts.items():
        for pattern, what in (
            (_BROKEN, "乱码"),
            (_OVER_AND_OVER, "重复的字符"),
            (_TWICE, "重复的句子"),
        ):
            match = pattern.search(text)
            if match is not None:
                start, end = match.span()
                span = Span(field=field, start=start, end=end, text=match.group())
                yield Fault(
                    reason=f"{TEXT_LABELS[field]}里有{what}“{match.group()[:12]}”。",
                    span=span,
                    mends=(_mend(pattern, match, span),),
                )


def _mend(pattern: re.Pattern[str], match: re.Match[str], span: Span) -> Mend:
    if pattern is _BROKEN:
        return replace(span, "", "删去乱码")
    return replace(span, match.group(1), "只留一处")
