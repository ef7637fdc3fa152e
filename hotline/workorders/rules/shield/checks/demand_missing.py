"""What the citizen wants is written down (WO-06: 诉求)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._fillers import is_filler
from hotline.workorders.rules.shield.checks._wishes import wishes_in
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, set_field


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for a demand that says nothing, offering the wish the event contains."""
    if draft.demand is None or not is_filler(draft.demand, city):
        return
    wishes = wishes_in(draft.event or "")
    offers = tuple(set_field("demand", each, "取经过中的这句诉求") for each in wishes[-1:])
    yield Fault(reason="没有写诉求：市民希望解决什么。", mends=offers)
