"""The place is written down (WO-06: 地点)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._fillers import is_filler
from hotline.workorders.rules.shield.checks._places import places_in
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, set_field


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for an empty place, offering one the story names."""
    if draft.place is None or not is_filler(draft.place, city):
        return
    offers = tuple(
        set_field("place", each, f"地点填“{each}”") for each in places_in(draft.story, city)
    )
    yield Fault(reason="没有写事发地点，承办单位找不到现场。", mends=offers)
