"""No bank card number stands in what a department reads."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._numbers import (
    is_bank_card,
    is_identity_number,
    numbers_in,
)
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_LABELS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault, replace


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for every number that passes Luhn's check and is nobody's identity."""
    for each in numbers_in(draft):
        if is_bank_card(each.digits) and not is_identity_number(each.digits):
            hidden = f"［银行卡号已隐去，尾号{each.digits[-4:]}］"
            yield Fault(
                reason=f"{TEXT_LABELS[each.span.field]}里有银行卡号，会被承办单位看到。",
                span=each.span,
                mends=(replace(each.span, hidden, "遮盖银行卡号"),),
            )
