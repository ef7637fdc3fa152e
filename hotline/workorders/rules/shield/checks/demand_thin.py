"""The demand asks for something of its own (WO-06: 诉求)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._fillers import core, count_words, is_filler
from hotline.workorders.rules.shield.checks._wishes import wishes_in
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, set_field

SHORTEST = 3


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for a demand of two words, one that repeats the event, or none in a letter."""
    if draft.is_text_only:
        if draft.event and not wishes_in(draft.event):
            yield Fault(reason="文字里没有写到希望解决什么。")
        return
    demand, event = draft.demand or "", draft.event or ""
    if is_filler(demand, city):
        return
    wishes = wishes_in(event)[-1:]
    offers = tuple(set_field("demand", each, "取经过中的这句诉求") for each in wishes)
    if core(demand) == core(event):
        yield Fault(reason="诉求与事件经过完全一样，请单独写明市民希望解决什么。", mends=offers)
    elif count_words(demand) < SHORTEST:
        yield Fault(reason=f"诉求“{demand.strip()}”过于简单，请写明希望怎样解决。", mends=offers)
