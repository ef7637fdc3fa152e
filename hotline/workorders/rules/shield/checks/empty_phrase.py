"""Phrases that say nothing are left out (ASM-32: 内容清晰，语句通畅)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_LABELS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Span, replace
from hotline.workorders.rules.shield.words import Lexicon

_JOINTS = "，。；、,.; "


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for each empty phrase, offering to remove it with the comma after it."""
    lexicon = Lexicon.of(city.file.empty_phrases)
    for field, text in draft.texts.items():
        for hit in lexicon.find(text):
            end = hit.end + (1 if text[hit.end : hit.end + 1] in tuple(_JOINTS) else 0)
            span = Span(field=field, start=hit.start, end=end, text=text[hit.start : end])
            yield Fault(
                reason=f"{TEXT_LABELS[field]}里的“{hit.word}”没有内容，请写出具体情况。",
                span=span,
                mends=(replace(span, "", "删去这句"),),
            )
