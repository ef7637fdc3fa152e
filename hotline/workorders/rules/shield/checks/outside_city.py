"""What happened in another city is not this city's to handle."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Span
from hotline.workorders.rules.shield.words import Lexicon


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when the place names another city, and none of this one."""
    text = draft.place or ""
    ours = Lexicon.of(city.file.not_elsewhere)
    if not text or any(True for _ in city.area_names.find(text)):
        return
    hidden = [(hit.start, hit.end) for hit in ours.find(text)]
    for hit in Lexicon.of(city.file.elsewhere).find(text):
        if not any(start <= hit.start < end for start, end in hidden):
            yield Fault(
                reason=f"地点写的是“{hit.word}”，不在本市；请核对，属外地的告知当地热线或转办。",
                span=Span(field="place", start=hit.start, end=hit.end, text=hit.word),
            )
            return
