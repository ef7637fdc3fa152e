"""How much of a caller an export shows (导出脱敏), and personal numbers inside texts."""

from dataclasses import dataclass

from hotline.core.masking import mask_phone
from hotline.core.numbers_in_text import hide_numbers

_HIDDEN = "（保密）"
NAMELESS = "（匿名）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What the person who exports may see of callers."""

    is_ours: bool
    """Works for the hotline, not for a department."""
    sees_whole: bool
    """Takes out names and numbers in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A caller as the order keeps them."""

    name: str
    phone: str
    sex: str
    is_confidential: bool
    is_anonymous: bool
    is_phone_shared: bool


def shown(caller: Caller, sight: Sight) -> tuple[str, str, str]:
    """Return name, telephone number and sex as the export shows them.

    Of somebody who wants secrecy a department learns nothing; a number that was shared with
    the department is whole; everything else is masked unless ``sees_whole``.
    """
    if caller.is_confidential and not sight.is_ours:
        return (NAMELESS if caller.is_anonymous else _HIDDEN), "", ""
    whole = sight.is_ours and sight.sees_whole
    name = caller.name if whole else mask_name(caller.name)
    is_open = whole or (caller.is_phone_shared and not sight.is_ours)
    phone = caller.phone if is_open else mask_phone(caller.phone)
    return (NAMELESS if caller.is_anonymous else name), phone, caller.sex


def mask_name(name: str) -> str:
    """``陈静`` → ``陈*``."""
    return name[:1] + "*" * (len(name) - 1)


def masked_text(text: str, sight: Sight) -> str:
    """Return a text without telephone and identity numbers, unless they may be seen whole."""
    if sight.is_ours and sight.sees_whole:
        return text
    return hide_numbers(text)
