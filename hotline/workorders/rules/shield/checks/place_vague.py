"""The place can be found by somebody who was not on the phone (WO-06: 地点)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._fillers import count_words, is_filler
from hotline.workorders.rules.shield.checks._places import names_a_place, places_in
from hotline.workorders.rules.shield.checks._wishes import is_question
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Span, set_field

_CLEAR_ENOUGH = 8


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for a place without road, estate or number; questions may lack one."""
    if is_question(draft):
        return
    if draft.is_text_only:
        if draft.event and not names_a_place(draft.event, city):
            yield Fault(reason="文字里没有写到具体地点。")
        return
    place = draft.place or ""
    if is_filler(place, city):
        return
    if names_a_place(place, city) or count_words(place) >= _CLEAR_ENOUGH:
        return
    offers = [each for each in places_in(draft.story, city) if each != place]
    yield Fault(
        reason=f"地点“{place}”过于笼统，请写到路名、小区或门牌。",
        span=Span(field="place", start=0, end=len(place), text=place),
        mends=tuple(set_field("place", each, f"改为“{each}”") for each in offers),
    )
