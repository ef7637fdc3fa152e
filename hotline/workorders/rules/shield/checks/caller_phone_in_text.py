"""The caller's own number does not slip out through the text while it is withheld."""

from collections.abc import Iterator

from hotline.citizens.rules.numbers import normalize_number
from hotline.workorders.rules.shield.checks._numbers import numbers_in
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_LABELS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault, replace


def is_withheld(draft: Draft) -> bool:
    """Tell whether the department is not to know the caller's number."""
    return draft.is_confidential or not draft.share_phone


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault wherever the caller's number is written, however it is spaced."""
    phone = normalize_number(draft.caller_phone or "")
    if not phone or not is_withheld(draft):
        return
    for each in numbers_in(draft):
        if normalize_number(each.digits) == phone:
            yield Fault(
                reason=f"{TEXT_LABELS[each.span.field]}里写了来电人的电话，而本单电话不向承办单位提供。",
                span=each.span,
                mends=(replace(each.span, "［来电人电话已隐去］", "遮盖电话"),),
            )
