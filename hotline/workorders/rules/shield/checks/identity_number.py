"""No resident's number stands in what a department reads (PIPL, PUB-01)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._numbers import is_identity_number, numbers_in
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_LABELS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault, replace


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for every number whose checksum proves it."""
    for each in numbers_in(draft):
        if is_identity_number(each.digits):
            yield Fault(
                reason=f"{TEXT_LABELS[each.span.field]}里有身份证号，会被承办单位看到。",
                span=each.span,
                mends=(replace(each.span, "［身份证号已隐去］", "遮盖身份证号"),),
            )
