"""A department reads what fits on a page (ASM-32: 内容清晰)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._fillers import count_words
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_LABELS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault

LONGEST = 1200


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a hint for a text of more than two pages."""
    for field, text in draft.texts.items():
        count = count_words(text)
        if count > LONGEST:
            yield Fault(
                reason=f"{TEXT_LABELS[field]}有 {count} 个字，请概括要点，原文可作附件。",
            )
