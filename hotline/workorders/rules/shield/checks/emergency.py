"""An urgent order that speaks of danger was also told to those who save lives (WO-17)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._emergencies import emergencies_in
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a reminder in an urgent order."""
    if draft.urgency != "urgent":
        return
    for entry, span in emergencies_in(draft, known, city):
        yield Fault(
            reason=f"文字提到“{span.text}”（{entry.label}）：派单之外，请确认已转 {entry.call}。",
            span=span,
        )
