"""Who wants secrecy is not named in the text (confidential orders)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_LABELS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Span, replace

_SHORTEST = 2


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault wherever the name of a caller who wants secrecy is written."""
    name = (draft.caller_name or "").strip()
    if not draft.is_confidential or len(name) < _SHORTEST:
        return
    for field, text in draft.texts.items():
        start = text.find(name)
        while start >= 0:
            span = Span(field=field, start=start, end=start + len(name), text=name)
            yield Fault(
                reason=f"来电人要求保密，但{TEXT_LABELS[field]}里写了姓名。",
                span=span,
                mends=(replace(span, "来电人", "改为“来电人”"),),
            )
            start = text.find(name, start + len(name))
