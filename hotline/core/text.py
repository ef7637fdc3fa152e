"""Clean what people type before anything else sees it."""

import unicodedata
from typing import Annotated

from pydantic import BeforeValidator

_KEPT_CONTROLS = "\n\t"


def clean_text(value: object) -> object:
    """Drop NUL and other control characters and lone surrogates; normalise to NFC; trim.

    PostgreSQL refuses NUL and surrogates; bidirectional overrides could make one name
    look like another. Anything that is not text is returned unchanged.
    """
    if not isinstance(value, str):
        return value
    kept = (
        each
        for each in value.replace("\r\n", "\n").replace("\r", "\n")
        if each in _KEPT_CONTROLS or unicodedata.category(each) not in {"Cc", "Cs", "Co", "Cn"}
        if each not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    return unicodedata.normalize("NFC", "".join(kept)).strip()


Text = Annotated[str, BeforeValidator(clean_text)]
"""A schema field of cleaned text; add ``Field(max_length=…)`` for its limit."""
