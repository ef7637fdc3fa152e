"""Who else has an answer to show beside articles: a domain above sets itself here once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from hotline.accounts.visitor import Visitor


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """An answer that is no article, such as a unified answer (统一答复)."""

    kind: str
    label: str
    id: str
    title: str
    passage: str
    because: str


Source = Callable[[str, Visitor, datetime], list[OtherAnswer]]
SOURCES: list[Source] = []
"""Each returns only what surely answers a text and what the visitor may read."""


def other_answers(text: str, visitor: Visitor, now: datetime) -> list[OtherAnswer]:
    """Return what the others have to say, in their order."""
    return [each for source in SOURCES for each in source(text, visitor, now)]
