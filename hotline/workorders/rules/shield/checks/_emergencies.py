"""Find words of danger that are meant now.

A sentence that names an earlier year tells of the past: no ambulance helps there any more.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from hotline.reference.rules.calendar import local_date
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.entries import EmergencyEntry
from hotline.workorders.rules.shield.finding import Span
from hotline.workorders.rules.shield.words import Lexicon, sentence_around

_FIELDS = ("event", "demand")
_MOST_HITS = 50
"""Nobody writes more; a text made to keep the shield busy might."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年")


def spans_of(
    draft: Draft, words: Iterable[str], unless: Iterable[str], *, this_year: int = 0
) -> Iterator[Span]:
    """Yield each field's first of the words whose sentence holds none of the exceptions.

    With ``this_year`` a sentence that names an earlier one counts as an exception too.
    """
    lexicon, exceptions = Lexicon.of(words), tuple(unless)
    for field in _FIELDS:
        text = draft.texts.get(field, "")
        for hit in islice(lexicon.find(text), _MOST_HITS):
            sentence = sentence_around(text, hit.start, hit.end)
            if any(each in sentence for each in exceptions) or _is_past(sentence, this_year):
                continue
            yield Span(field=field, start=hit.start, end=hit.end, text=hit.word)
            break


def _is_past(sentence: str, this_year: int) -> bool:
    return any(int(year) < this_year for year in _YEAR.findall(sentence))


def emergencies_in(draft: Draft, known: Known, city: City) -> Iterator[tuple[EmergencyEntry, Span]]:
    """Yield each kind of emergency the story speaks of, once."""
    for entry in city.file.emergencies:
        this_year = local_date(known.now).year
        spans = spans_of(draft, entry.words, entry.unless, this_year=this_year)
        span = next(spans, None)
        if span is not None:
            yield entry, span
