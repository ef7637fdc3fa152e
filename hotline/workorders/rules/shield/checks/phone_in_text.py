"""Whose number is this, and must the department know it?"""

import re
from collections.abc import Iterator

from hotline.citizens.rules.numbers import normalize_number
from hotline.core.masking import mask_phone
from hotline.workorders.rules.shield.checks._numbers import numbers_in
from hotline.workorders.rules.shield.checks.caller_phone_in_text import is_withheld
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_LABELS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault, replace

_PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7}")


def is_phone(digits: str) -> bool:
    """Tell whether these digits are a Chinese mobile or landline number."""
    return _PHONE.fullmatch(normalize_number(digits)) is not None


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for every telephone number but the caller's, which another check knows."""
    own = normalize_number(draft.caller_phone or "")
    for each in numbers_in(draft):
        number = normalize_number(each.digits)
        if not is_phone(each.digits) or (number == own and is_withheld(draft)):
            continue
        yield Fault(
            reason=f"{TEXT_LABELS[each.span.field]}里有电话号码，确认承办单位需要知道再保留。",
            span=each.span,
            mends=(replace(each.span, mask_phone(number), "遮盖中间四位"),),
        )
