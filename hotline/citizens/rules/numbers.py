"""One spelling for every telephone number."""

import unicodedata

_CHINA = "86"
_MOBILE_LENGTH = 11
_SHORTEST = 3
_LONGEST = 20


def normalize_number(text: str) -> str:
    """Return digits only, without the prefix of China or an outside-line zero before a mobile.

    ``+86 139-0755 1234``, ``8613907551234`` and ``013907551234`` become ``13907551234``.
    Anything that cannot be a number (``anonymous``, a name, too long) becomes empty.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    is_international = plain.startswith(("+", "00"))
    digits = "".join(each for each in plain if each.isascii() and each.isdigit())
    rest = plain.lstrip("+").translate(str.maketrans("", "", " -()"))
    if rest != digits:
        return ""
    if plain.startswith("00"):
        digits = digits[2:]
    if digits.startswith(_CHINA) and (is_international or _is_mobile(digits[2:])):
        digits = digits[2:]
        if is_international and not _is_mobile(digits):
            digits = "0" + digits
    if digits.startswith("0") and _is_mobile(digits[1:]):
        digits = digits[1:]
    return digits if _SHORTEST <= len(digits) <= _LONGEST else ""


def takes_messages(plain: str) -> bool:
    """Tell whether a number as :func:`normalize_number` writes it may be sent short messages.

    Any of eleven digits that begins with 1: the operators open new ranges, the gateway knows.
    """
    return len(plain) == _MOBILE_LENGTH and plain.startswith("1")


def _is_mobile(digits: str) -> bool:
    return len(digits) == _MOBILE_LENGTH and digits[0] == "1" and digits[1] in "3456789"
