"""Phone numbers as the trunk and people write them."""

_LONGEST_NUMBER = 32
_WITHHELD = frozenset({"anonymous", "unknown", "restricted", "unavailable", "asterisk"})


def clean_number(number: str) -> str:
    """Keep what may be in a phone number; a withheld number becomes empty."""
    if number.lower() in _WITHHELD:
        return ""
    return "".join(sign for sign in number if sign in "0123456789+*#")[:_LONGEST_NUMBER]
