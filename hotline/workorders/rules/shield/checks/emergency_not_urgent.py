"""What may cost a life is not an ordinary order (WO-17)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._emergencies import emergencies_in
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, set_field


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for words of danger in an order that is not urgent."""
    if draft.urgency == "urgent":
        return
    for entry, span in emergencies_in(draft, known, city):
        yield Fault(
            reason=f"文字提到“{span.text}”（{entry.label}）：请立即转 {entry.call}，并定为紧急。",
            span=span,
            mends=(set_field("urgency", "urgent", "定为紧急"),),
        )
