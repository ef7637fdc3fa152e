"""No number of a person stands in what may be read out to others."""

from collections.abc import Iterator
from dataclasses import replace as changed

from hotline.core.masking import mask_phone
from hotline.workorders.rules.reply.draft import TEXT_LABELS, ReplyDraft, ReplyOrder
from hotline.workorders.rules.shield.checks._numbers import (
    is_bank_card,
    is_identity_number,
    numbers_in,
)
from hotline.workorders.rules.shield.checks.phone_in_text import is_phone
from hotline.workorders.rules.shield.draft import Draft
from hotline.workorders.rules.shield.finding import Fault, replace


def numbers(draft: ReplyDraft, _order: ReplyOrder) -> Iterator[Fault]:
    """Yield a fault for each identity, card or mobile number, offering to hide it."""
    for field, text in draft.texts.items():
        for each in numbers_in(Draft(event=text)):
            named = _named(each.digits)
            if named is None:
                continue
            what, hidden = named
            span = changed(each.span, field=field)
            yield Fault(
                reason=f"{TEXT_LABELS[field]}里有{what}，结果会向市民公开。",
                span=span,
                mends=(replace(span, hidden, f"遮盖{what}"),),
            )


def _named(digits: str) -> tuple[str, str] | None:
    if is_identity_number(digits):
        return "身份证号", "［身份证号已隐去］"
    if is_bank_card(digits):
        return "银行卡号", "［银行卡号已隐去］"
    if digits.startswith("1") and is_phone(digits):
        return "手机号码", mask_phone(digits)
    return None
