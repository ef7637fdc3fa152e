"""Departments are called by their names (ASM-32: 记录规范)."""

import re
from collections.abc import Iterator

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_LABELS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Span, replace

_ENDS = "局委厅办队院居府"
_SHORTEST = 4


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for a name in which one character is mistaken for another."""
    names = {name for each in city.departments.values() for name in (each.name, each.short_name)}
    names |= {each.name.removeprefix("海口市") for each in city.departments.values()}
    names |= set(city.outside)
    for field, text in draft.texts.items():
        ends = [match.end() for match in re.finditer(f"[{_ENDS}]", text)]
        for end in ends:
            found = _nearly(text, end, names, city)
            if found is None:
                continue
            start, name = found
            span = Span(field=field, start=start, end=end, text=text[start:end])
            yield Fault(
                reason=f"{TEXT_LABELS[field]}里的“{span.text}”应为“{name}”。",
                span=span,
                mends=(replace(span, name, f"改为“{name}”"),),
            )


def _nearly(text: str, end: int, names: set[str], city: City) -> tuple[int, str] | None:
    """Return where a misspelt name starts and the right one; none when it is spelt rightly."""
    nearly = None
    for name in names:
        start = end - len(name)
        if len(name) < _SHORTEST or start < 0:
            continue
        wrong = sum(a != b for a, b in zip(text[start:end], name, strict=True))
        if wrong == 0:
            return None
        if wrong == 1 and (nearly is None or start < nearly[0]):
            pairs = zip(text[start:end], name, strict=True)
            if any(a != b and city.is_confused(a, b) for a, b in pairs):
                nearly = (start, name)
    return nearly
