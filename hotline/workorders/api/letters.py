"""Take a citizen's words cleaned, and keep how they came where cleaning changed them (原文)."""

from typing import Annotated, Any

from pydantic import Field, ValidatorFunctionWrapHandler, WrapValidator

from hotline.core.text import clean_text
from hotline.workorders.rules.original_words import without_surrogates
from hotline.workorders.rules.registration import MAX_TEXT


class Letter(str):
    """Cleaned words that remember how they came."""

    __slots__ = ("raw",)
    raw: str


def _keep(value: Any, check: ValidatorFunctionWrapHandler) -> Letter:
    """Clean and check; twice the limit is the most that is kept, however it came."""
    if isinstance(value, str) and len(value) > 2 * MAX_TEXT:
        check(value)
    cleaned = Letter(check(clean_text(value)))
    cleaned.raw = without_surrogates(value)
    return cleaned


LetterText = Annotated[str, Field(max_length=MAX_TEXT), WrapValidator(_keep)]
"""A field of a citizen's own words; ``raw_of`` tells how they came."""


def raw_of(text: str) -> str:
    """Return how the words came; empty when they are kept as they came."""
    raw = text.raw if isinstance(text, Letter) else text
    return "" if raw == text else raw
