"""What happened is written down (WO-06: 事件)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._fillers import is_filler
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for an event that says nothing."""
    if draft.event is not None and is_filler(draft.event, city):
        yield Fault(reason="没有写事件经过：何时、何地、何人、发生了什么。")
