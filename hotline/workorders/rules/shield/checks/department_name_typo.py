"""Departments are called by their names (ASM-32: 记录规范)."""

import re
from collections.abc import Iterator

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_LABELS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Span, replace

_ENDS = "局委厅办队院居府"
_SHORTEST = 4
_MOST_ENDS = 400
"""No letter names so many; a text made to keep the shield busy might."""
_VERB = "是"
"""“是教育局”, “it is the education bureau”, is no mistake for “市教育局” in a sentence."""
_CALLED = re.compile(r"(?:海口|联系|反映|拨打|致电|电话|询问|咨询|[找向给到请由])$")
_GOES_ON = {"居": "民住委家所", "成": "员为"}
"""After a name that ends in the wrong character, what shows that another word begins there."""


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for a name in which one character is mistaken for another."""
    names = {name for each in city.departments.values() for name in (each.name, each.short_name)}
    names |= {each.name.removeprefix("海口市") for each in city.departments.values()}
    names |= set(city.outside)
    for field, text in draft.texts.items():
        ends = [match.end() for match in re.finditer(f"[{_ENDS}]", text)]
        for end in ends[:_MOST_ENDS]:
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
        is_first = nearly is None or start < nearly[0]
        if wrong == 1 and is_first and _is_mistaken(text, start, name, city):
            nearly = (start, name)
    return nearly


def _is_mistaken(text: str, start: int, name: str, city: City) -> bool:
    """Tell whether the one character that differs is written for another."""
    at = next(n for n, right in enumerate(name) if text[start + n] != right)
    written, end = text[start + at], start + len(name)
    if at == 0 and written == _VERB:
        return _CALLED.search(text, 0, start) is not None and city.is_confused(written, name[at])
    if end == start + at + 1 and text[end : end + 1] and text[end] in _GOES_ON.get(written, ""):
        return False
    return city.is_confused(written, name[at])
