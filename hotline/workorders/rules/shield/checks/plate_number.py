"""A plate number is personal data; keep it where the matter needs it."""

import re
from collections.abc import Iterator

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_LABELS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Span, replace
from hotline.workorders.rules.shield.words import plain

_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·・ ]?"
    r"(?=[A-HJ-NP-Z0-9]{0,5}[0-9])[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)
_NEEDS_IT = re.compile(r"违停|乱停|停车|停放|挪车|车主|拒载|绕路|出租车|网约车|堵|肇事|逃逸|车牌")


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for a plate in a text that is not about a vehicle."""
    if _NEEDS_IT.search(draft.whole):
        return
    for field, text in draft.texts.items():
        for match in _PLATE.finditer(plain(text)):
            start, end = match.span()
            span = Span(field=field, start=start, end=end, text=text[start:end])
            hidden = f"{span.text[:2]}*****"
            yield Fault(
                reason=f"{TEXT_LABELS[field]}里有车牌号，事情与车辆无关时请遮盖。",
                span=span,
                mends=(replace(span, hidden, "遮盖车牌"),),
            )
