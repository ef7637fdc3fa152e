"""Find long numbers in texts, however they are spaced, and prove what they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hotline.workorders.rules.shield.draft import Draft
from hotline.workorders.rules.shield.finding import Span
from hotline.workorders.rules.shield.words import plain

_RUN = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[ \-]?[0-9]){5,21}(?:[ \-]?[Xx])?(?![0-9A-Za-z])")
_ID = re.compile(
    r"[1-8][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_LAST = "10X98765432"
_CARD = re.compile(r"(?:62|4|5[1-5]|35|2[2-7]|60|9)[0-9]+")
_CARD_LENGTHS = range(16, 20)


@dataclass(frozen=True, slots=True)
class Number:
    """Digits, and where they stand."""

    digits: str
    span: Span


def numbers_in(draft: Draft) -> Iterator[Number]:
    """Yield every long run of digits in the written fields."""
    for field, text in draft.texts.items():
        for match in _RUN.finditer(plain(text)):
            digits = re.sub(r"[ \-]", "", match.group()).upper()
            start, end = match.span()
            yield Number(digits, Span(field=field, start=start, end=end, text=text[start:end]))


def is_identity_number(digits: str) -> bool:
    """Tell whether these are the 18 signs of a resident's number: a birthday and its checksum."""
    if not _ID.fullmatch(digits):
        return False
    total = sum(int(each) * weight for each, weight in zip(digits, _WEIGHTS, strict=False))
    return _LAST[total % 11] == digits[17]


def is_bank_card(digits: str) -> bool:
    """Tell whether a bank could have issued it: its beginning, length and Luhn's checksum."""
    if len(digits) not in _CARD_LENGTHS or not _CARD.fullmatch(digits):
        return False
    total = 0
    for position, each in enumerate(reversed(digits)):
        value = int(each) * (2 if position % 2 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - Luhn adds the two digits
    return total % 10 == 0
