"""Tell Han characters from others, and bring a text to one spelling: searches begin here."""

import unicodedata

_COMMON = (0x4E00, 0x9FFF)
HAN_RANGES = (
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)


def is_han(char: str) -> bool:
    """Tell whether it is a Han character."""
    code = ord(char)
    if _COMMON[0] <= code <= _COMMON[1]:
        return True
    return any(first <= code <= last for first, last in HAN_RANGES)


def plain(text: str) -> str:
    """Return the text in one spelling: half width, lower case."""
    return unicodedata.normalize("NFKC", text).lower()
