"""Find words of danger that are meant now."""

from collections.abc import Iterable, Iterator

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft
from hotline.workorders.rules.shield.entries import EmergencyEntry
from hotline.workorders.rules.shield.finding import Span
from hotline.workorders.rules.shield.words import Lexicon, sentence_around

_FIELDS = ("event", "demand")


def spans_of(draft: Draft, words: Iterable[str], unless: Iterable[str]) -> Iterator[Span]:
    """Yield each field's first of the words whose sentence holds none of the exceptions."""
    lexicon, exceptions = Lexicon.of(words), tuple(unless)
    for field in _FIELDS:
        text = draft.texts.get(field, "")
        for hit in lexicon.find(text):
            sentence = sentence_around(text, hit.start, hit.end)
            if any(each in sentence for each in exceptions):
                continue
            yield Span(field=field, start=hit.start, end=hit.end, text=hit.word)
            break


def emergencies_in(draft: Draft, city: City) -> Iterator[tuple[EmergencyEntry, Span]]:
    """Yield each kind of emergency the story speaks of, once."""
    for entry in city.file.emergencies:
        span = next(spans_of(draft, entry.words, entry.unless), None)
        if span is not None:
            yield entry, span
