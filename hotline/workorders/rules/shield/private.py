"""Hide personal numbers in a text that others than its writer will read or keep."""

from hotline.core.masking import mask_phone
from hotline.workorders.rules.shield.checks._numbers import (
    is_bank_card,
    is_identity_number,
    numbers_in,
)
from hotline.workorders.rules.shield.checks.phone_in_text import is_phone
from hotline.workorders.rules.shield.draft import Draft


def hide_private(text: str, *names: str) -> str:
    """Return the text with numbers of people, cards and telephones hidden, and these names."""
    for each in reversed(list(numbers_in(Draft(event=text)))):
        hidden = _hidden(each.digits)
        if hidden is not None:
            text = text[: each.span.start] + hidden + text[each.span.end :]
    for name in names:
        if name:
            text = text.replace(name, "＊" * len(name))
    return text


def _hidden(digits: str) -> str | None:
    if is_identity_number(digits):
        return "［身份证号］"
    if is_bank_card(digits):
        return "［银行卡号］"
    return mask_phone(digits) if is_phone(digits) else None
