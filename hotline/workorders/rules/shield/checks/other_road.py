"""Court, arbitration, petition: tell the citizen the lawful way instead (国办函〔2025〕66号)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._emergencies import spans_of
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a hint for each other road the story speaks of."""
    for entry in city.file.other_roads:
        span = next(spans_of(draft, entry.words, ()), None)
        if span is not None:
            yield Fault(
                reason=f"文字提到“{span.text}”：属{entry.label}途径的事项，请告知市民向{entry.road}提出。",
                span=span,
            )
