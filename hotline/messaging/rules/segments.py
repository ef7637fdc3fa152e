"""How many short messages a text becomes (短信条数), by 3GPP TS 23.038 and 23.040."""

from dataclasses import dataclass
from enum import StrEnum

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("\f^{}\\[~]|€")
"""Written with an escape before them: two septets each."""


class Alphabet(StrEnum):
    """How the signs travel."""

    GSM7 = "gsm7"
    UCS2 = "ucs2"


_ALONE = {Alphabet.GSM7: 160, Alphabet.UCS2: 70}
_JOINED = {Alphabet.GSM7: 153, Alphabet.UCS2: 67}
"""What is left of each where a header says how they belong together."""


@dataclass(frozen=True, slots=True)
class Segments:
    """How a text is counted."""

    alphabet: Alphabet
    units: int
    """Septets of GSM 7 bit, or units of UTF-16: an emoji is two."""
    count: int


def alphabet_of(text: str) -> Alphabet:
    """Return the narrowest alphabet that can write the text."""
    return Alphabet.GSM7 if set(text) <= _BASIC | _EXTENSION else Alphabet.UCS2


def count_segments(text: str) -> Segments:
    """Return how many short messages the text is; an empty one is none."""
    alphabet = alphabet_of(text)
    units = sum(_width(each, alphabet) for each in text)
    if units <= _ALONE[alphabet]:
        return Segments(alphabet, units, 1 if units else 0)
    return Segments(alphabet, units, len(split_text(text)))


def split_text(text: str, alphabet: Alphabet | None = None) -> list[str]:
    """Cut a text into the parts it travels in; no sign is torn in two."""
    alphabet = alphabet or alphabet_of(text)
    if sum(_width(each, alphabet) for each in text) <= _ALONE[alphabet]:
        return [text] if text else []
    parts, used = [""], 0
    for each in text:
        width = _width(each, alphabet)
        if used + width > _JOINED[alphabet]:
            parts.append("")
            used = 0
        parts[-1] += each
        used += width
    return parts


def _width(sign: str, alphabet: Alphabet) -> int:
    if alphabet is Alphabet.GSM7:
        return 2 if sign in _EXTENSION else 1
    return 2 if ord(sign) > 0xFFFF else 1  # noqa: PLR2004 - beyond the basic plane
