"""What a team leader should know of before it leaves."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._emergencies import spans_of
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield one fault for each sensitive matter the story speaks of."""
    for entry in city.file.sensitive:
        span = next(spans_of(draft, entry.words, entry.unless), None)
        if span is not None:
            yield Fault(
                reason=f"文字提到“{span.text}”（{entry.label}），请报带班人员知晓。", span=span
            )
