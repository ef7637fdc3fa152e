"""What of a letter no text can hold: halves of characters that some programs send."""

import re

_HALVES = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """Return the text with each half of a character as ``�``: it cannot be written down."""
    return _HALVES.sub("\ufffd", text)
