"""Find the city's areas where they are named in full."""

from hotline.workorders.rules.shield.city import AreaName, City
from hotline.workorders.rules.shield.draft import Draft
from hotline.workorders.rules.shield.finding import Span

_FIELDS = ("place", "event")


def area_mentions(draft: Draft, city: City) -> list[tuple[AreaName, Span]]:
    """Return districts and streets named in place and event, the place first."""
    found = []
    for field in _FIELDS:
        text = draft.texts.get(field, "")
        for hit in city.area_names.find(text):
            codes = city.areas_of_name[hit.word]
            area = city.areas[codes[0]]
            if len(codes) == 1 and area.level != "city":
                span = Span(field=field, start=hit.start, end=hit.end, text=hit.word)
                found.append((area, span))
    return found
